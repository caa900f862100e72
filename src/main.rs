//! Browser entry: takes over the page that was written, nothing else.

fn main() {
    #[cfg(feature = "hydrate")]
    {
        use leptos::prelude::*;
        use qujiang_drama::{
            app::{App, Start},
            platform,
        };

        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        platform::keep_scroll();
        let (base, page) = platform::start();
        match serde_json::from_str(&page) {
            Ok(page) => {
                hydrate_body(move || view! { <App start=Start { base, page }/> });
            }
            // The boot script hears it and tells the reader.
            Err(error) => wasm_bindgen::throw_str(&error.to_string()),
        }
    }
}
