//! Pictures made on the device: how wide a text is in the visitor's own typefaces, and an SVG text as a PNG.

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The browser has no canvas, or none of this size.
    NoCanvas,
    /// The SVG text was not drawn.
    NotDrawn,
    /// The canvas does not hand its pixels over, as some browsers are set to.
    Refused,
}

/// The width of a text in whole pixels, rounded up; `font` as CSS writes it. Zero where nothing can be measured.
pub fn text_width(text: &str, font: &str) -> i32 {
    #[cfg(feature = "hydrate")]
    {
        thread_local! {
            static PEN: Option<web_sys::CanvasRenderingContext2d> = pen(1, 1).map(|(_, pen)| pen);
        }
        PEN.with(|pen| {
            let pen = pen.as_ref()?;
            pen.set_font(font);
            let width = pen.measure_text(text).ok()?.width().ceil();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a width in pixels is small"
            )]
            Some(width as i32)
        })
        .unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (text, font);
        0
    }
}

/// Draws an SVG text of this size and hands it over as the address of a PNG (`data:image/png…`), fit for an image that
/// is kept by a long press and for a link that saves. The SVG text must need nothing from elsewhere.
///
/// # Errors
/// Says which step the browser refused.
pub async fn picture(svg: &str, width: u32, height: u32) -> Result<String, PictureError> {
    #[cfg(feature = "hydrate")]
    {
        send_wrapper::SendWrapper::new(drawn(svg, width, height)).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (svg, width, height);
        Err(PictureError::NoCanvas)
    }
}

/// What the address of such a picture holds; none where it is another.
pub fn bytes_of(picture: &str) -> Option<Vec<u8>> {
    let packed = picture.strip_prefix("data:image/png;base64,")?;
    #[cfg(feature = "hydrate")]
    {
        let letters = web_sys::window()?.atob(packed).ok()?;
        // Each letter is a byte.
        letters
            .chars()
            .map(|letter| u8::try_from(letter).ok())
            .collect()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = packed;
        None
    }
}

#[cfg(feature = "hydrate")]
async fn drawn(svg: &str, width: u32, height: u32) -> Result<String, PictureError> {
    let (canvas, pen) = pen(width, height).ok_or(PictureError::NoCanvas)?;
    let address = format!(
        "data:image/svg+xml;charset=utf-8,{}",
        js_sys::encode_uri_component(svg)
    );
    let image = loaded(&address).await.ok_or(PictureError::NotDrawn)?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        width.into(),
        height.into(),
    )
    .map_err(|_| PictureError::NotDrawn)?;
    // A canvas that is too large answers with an empty picture, and throws where it may not be read.
    let png = canvas.to_data_url().map_err(|_| PictureError::Refused)?;
    Some(png)
        .filter(|png| png.starts_with("data:image/png"))
        .ok_or(PictureError::Refused)
}

/// An image, once it is there; none where it is not one. Its events say so in every browser, which `decode` does not
/// for SVG.
#[cfg(feature = "hydrate")]
async fn loaded(address: &str) -> Option<web_sys::HtmlImageElement> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    let arrival = js_sys::Promise::new(&mut |arrived, failed| {
        image.set_onload(Some(&arrived));
        image.set_onerror(Some(&failed));
    });
    image.set_src(address);
    let result = wasm_bindgen_futures::JsFuture::from(arrival).await;
    image.set_onload(None);
    image.set_onerror(None);
    result.ok().map(|_| image)
}

#[cfg(feature = "hydrate")]
fn pen(
    width: u32,
    height: u32,
) -> Option<(
    web_sys::HtmlCanvasElement,
    web_sys::CanvasRenderingContext2d,
)> {
    use wasm_bindgen::JsCast;
    let document = web_sys::window()?.document()?;
    let canvas: web_sys::HtmlCanvasElement =
        document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let pen = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, pen))
}
