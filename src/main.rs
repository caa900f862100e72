//! Browser entry: takes over the page that was written, nothing else.

fn main() {
    #[cfg(feature = "hydrate")]
    {
        use leptos::prelude::*;
        use qujiang_drama::{
            app::{App, Start},
            components::{keep_shortlist, keep_ticks},
            document::Page,
            platform,
        };

        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        platform::keep_scroll();
        keep_ticks();
        keep_shortlist();
        let (base, page) = platform::start();
        match Page::read(&page) {
            Some(page) => {
                hydrate_body(move || view! { <App start=Start { base, page }/> });
            }
            // The boot script hears it and tells the reader.
            None => wasm_bindgen::throw_str("the page's data cannot be read"),
        }
    }
}
