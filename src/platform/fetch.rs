//! A page's content over the network: one page at a time, the one asked for last.

/// Why a page's content did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// There is no such page.
    NotFound,
    /// The network or the host did not answer as it should.
    Unreachable,
    /// What arrived is not what this version of the site reads.
    Unreadable,
    /// The reader has asked for another page since.
    Superseded,
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::LoadError;
    use gloo_net::http::Request;
    use std::cell::RefCell;
    use web_sys::AbortController;

    thread_local! {
        /// The page on its way, and how to call it off.
        static UNDER_WAY: RefCell<Option<AbortController>> = const { RefCell::new(None) };
    }

    pub(super) async fn page_text(base: &str, path: &str) -> Result<String, LoadError> {
        let controller = AbortController::new().map_err(|_| LoadError::Unreachable)?;
        let signal = controller.signal();
        if let Some(before) = UNDER_WAY.replace(Some(controller)) {
            before.abort();
        }
        let failed = |_| {
            if signal.aborted() {
                LoadError::Superseded
            } else {
                LoadError::Unreachable
            }
        };
        let request = Request::get(&format!("{base}{path}page.json")).abort_signal(Some(&signal));
        let response = request.send().await.map_err(failed)?;
        match response.status() {
            200 => response.text().await.map_err(failed),
            404 => Err(LoadError::NotFound),
            _ => Err(LoadError::Unreachable),
        }
    }
}

/// The text at an address of this site.
///
/// # Errors
/// When there is none, or the network fails; always outside a browser.
pub async fn text_of(address: &str) -> Result<String, LoadError> {
    #[cfg(feature = "hydrate")]
    {
        let text = async {
            let response = gloo_net::http::Request::get(address)
                .send()
                .await
                .map_err(|_| LoadError::Unreachable)?;
            match response.status() {
                200 => response.text().await.map_err(|_| LoadError::Unreachable),
                404 => Err(LoadError::NotFound),
                _ => Err(LoadError::Unreachable),
            }
        };
        send_wrapper::SendWrapper::new(text).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = address;
        Err(LoadError::Unreachable)
    }
}

/// The text of a page's `page.json`.
///
/// # Errors
/// When there is no such page, the network fails, or another page is asked for meanwhile;
/// always outside a browser.
pub async fn page_text(base: &str, path: &str) -> Result<String, LoadError> {
    #[cfg(feature = "hydrate")]
    {
        send_wrapper::SendWrapper::new(browser::page_text(base, path)).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (base, path);
        Err(LoadError::Unreachable)
    }
}
