//! Browser entry: takes over the page that was written, nothing else.

fn main() {
    #[cfg(feature = "hydrate")]
    {
        use leptos::prelude::*;
        use qujiang_drama::{app::App, platform};

        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        platform::keep_scroll();
        let start = platform::start();
        hydrate_body(move || view! { <App start/> });
    }
}
