//! Passing the page on: what its reader sees of it, and the device's own way to share.

/// Whether the device has a way of its own to share.
pub fn sends() -> bool {
    #[cfg(feature = "hydrate")]
    {
        let navigator = web_sys::window().map(|window| window.navigator());
        navigator.is_some_and(|navigator| {
            js_sys::Reflect::get(&navigator, &"share".into()).is_ok_and(|share| share.is_function())
        })
    }
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Whether the page stands in `WeChat`'s own browser.
pub fn is_wechat() -> bool {
    #[cfg(feature = "hydrate")]
    {
        let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
        agent.is_some_and(|agent| agent.contains("MicroMessenger"))
    }
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Opens the device's own way to share; whether it opened. Who closes it again has seen it.
pub async fn send(title: &str, text: &str, link: &str) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_text(text);
        data.set_url(link);
        send_wrapper::SendWrapper::new(sent(data)).await.is_some()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (title, text, link);
        false
    }
}

/// Whether the device sends a picture (PNG) by its own way to share.
pub fn sends_picture(name: &str, bytes: &[u8]) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let asked = || {
            let navigator = web_sys::window()?.navigator();
            let asks = js_sys::Reflect::get(&navigator, &"canShare".into()).ok()?;
            let data = with_picture(name, bytes)?;
            Some(asks.is_function() && navigator.can_share_with_data(&data))
        };
        asked().unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (name, bytes);
        false
    }
}

/// Opens the device's own way to share for a picture; whether it opened.
pub async fn send_picture(name: &str, bytes: &[u8]) -> bool {
    #[cfg(feature = "hydrate")]
    {
        match with_picture(name, bytes) {
            Some(data) => send_wrapper::SendWrapper::new(sent(data)).await.is_some(),
            None => false,
        }
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (name, bytes);
        false
    }
}

#[cfg(feature = "hydrate")]
fn with_picture(name: &str, bytes: &[u8]) -> Option<web_sys::ShareData> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::FilePropertyBag::new();
    options.set_type("image/png");
    let file =
        web_sys::File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let data = web_sys::ShareData::new();
    data.set_files(&js_sys::Array::of1(&file));
    Some(data)
}

/// Hands something to the device's own way to share; none where that did not open.
#[cfg(feature = "hydrate")]
async fn sent(data: web_sys::ShareData) -> Option<()> {
    let promise = web_sys::window()?.navigator().share_with_data(&data);
    match wasm_bindgen_futures::JsFuture::from(promise).await {
        Ok(_) => Some(()),
        Err(error) => {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok()?;
            (name.as_string()? == "AbortError").then_some(())
        }
    }
}

/// The whole address of the page as it stands there now, its title, and its own description.
pub fn seen() -> (String, String, String) {
    #[cfg(feature = "hydrate")]
    {
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document);
        let address = window.and_then(|window| window.location().href().ok());
        let description = document.as_ref().and_then(|document| {
            let meta = document.query_selector("meta[name=description]").ok()??;
            meta.get_attribute("content")
        });
        (
            address.unwrap_or_default(),
            document
                .map(|document| document.title())
                .unwrap_or_default(),
            description.unwrap_or_default(),
        )
    }
    #[cfg(not(feature = "hydrate"))]
    <(String, String, String)>::default()
}

/// Moves the focus to the field with this id and selects all that stands in it.
pub fn select(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let Some(field) = super::page::element(id) else {
            return;
        };
        if let Some(field) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            let _ = field.focus();
            field.select();
        } else if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            let _ = field.focus();
            field.select();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}
