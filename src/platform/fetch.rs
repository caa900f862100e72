//! A page's content: from the page itself at the start, from its `page.json` later.

use serde::{Deserialize, Serialize};

/// Why a page's content did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoadError {
    /// There is no such page.
    NotFound,
    /// The network or the host did not answer as it should.
    Unreachable,
    /// What arrived is not what this version of the site reads.
    Unreadable,
}

/// The text of a page's `page.json`.
///
/// # Errors
/// When there is no such page or the network fails; always outside a browser.
pub async fn page_text(base: &str, path: &str) -> Result<String, LoadError> {
    #[cfg(feature = "hydrate")]
    {
        let address = format!("{base}{path}page.json");
        send_wrapper::SendWrapper::new(async move {
            let response = gloo_net::http::Request::get(&address)
                .send()
                .await
                .map_err(|_| LoadError::Unreachable)?;
            match response.status() {
                200 => response.text().await.map_err(|_| LoadError::Unreachable),
                404 => Err(LoadError::NotFound),
                _ => Err(LoadError::Unreachable),
            }
        })
        .await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (base, path);
        Err(LoadError::Unreachable)
    }
}
