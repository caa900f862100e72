//! Handing something over to the device: its clipboard, its files.

/// Copies a text; whether that was allowed.
pub async fn copy(text: &str) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let copied = async {
            let navigator = web_sys::window()?.navigator();
            // Not there outside a secure context, and in some browsers inside other apps.
            let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
            if clipboard.is_undefined() {
                return None;
            }
            // A browser inside another app may refuse by throwing at once.
            let write = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?;
            let write: js_sys::Function = wasm_bindgen::JsCast::dyn_into(write).ok()?;
            let promise = write.call1(&clipboard, &text.into()).ok()?;
            let promise = js_sys::Promise::resolve(&promise);
            wasm_bindgen_futures::JsFuture::from(promise).await.ok()
        };
        send_wrapper::SendWrapper::new(copied).await.is_some()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = text;
        false
    }
}

/// Offers a text as a file to save. A browser that saves no files does nothing.
pub fn save(name: &str, kind: &str, text: &str) {
    #[cfg(feature = "hydrate")]
    {
        let _ = offer(name, kind, &text.into());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, kind, text);
}

/// Offers bytes as a file to save.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) {
    #[cfg(feature = "hydrate")]
    {
        let _ = offer(name, kind, &js_sys::Uint8Array::from(bytes).into());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, kind, bytes);
}

/// The text of the file that was chosen last, in the page's only field for one; none where it cannot be read.
#[cfg(feature = "hydrate")]
pub async fn chosen_file() -> Option<String> {
    use wasm_bindgen::JsCast;
    let document = web_sys::window()?.document()?;
    let field = document.query_selector("input[type=file]").ok()??;
    let field: web_sys::HtmlInputElement = field.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let text = wasm_bindgen_futures::JsFuture::from(file.text())
        .await
        .ok()?;
    // So that the same file can be chosen again.
    field.set_value("");
    text.as_string()
}

#[cfg(feature = "hydrate")]
fn offer(name: &str, kind: &str, part: &wasm_bindgen::JsValue) -> Option<()> {
    use wasm_bindgen::JsCast;
    let parts = js_sys::Array::of1(part);
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    web_sys::Url::revoke_object_url(&address).ok()
}
