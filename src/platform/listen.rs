//! Events of the window, for as long as the document lives.

/// Does something whenever the window hears an event of that name, its own or one that rises to it.
pub fn listen(name: &str, heard: impl FnMut() + 'static) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::{JsCast, closure::Closure};
        let Some(window) = web_sys::window() else {
            return;
        };
        let closure = Closure::<dyn FnMut()>::new(heard);
        // Registered once, for as long as the page lives.
        if window
            .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())
            .is_ok()
        {
            closure.forget();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, heard);
}
