//! What pages tell machines: JSON-LD after schema.org, stating nothing that the page does not.

use super::Composer;
use crate::{
    document::Link,
    domain::{Lang, Localized, Measure},
    routes::{BaseUrl, Route},
};
use serde_json::{Value, json};

const CONTEXT: &str = "https://schema.org";

fn district(lang: Lang) -> Value {
    let name = match lang {
        Lang::Zh => "浙江省衢州市衢江区",
        Lang::En => "Qujiang District, Quzhou, Zhejiang",
    };
    json!({ "@type": "AdministrativeArea", "name": name })
}

/// Who issued the policy, as the source names them (f34).
fn provider(lang: Lang) -> Value {
    let name = match lang {
        Lang::Zh => "衢江区文化和广电旅游体育局",
        Lang::En => "Qujiang District Bureau of Culture, Radio, Television, Tourism and Sports",
    };
    json!({ "@type": "GovernmentOrganization", "name": name })
}

/// The way from the home page to a page.
pub(super) fn breadcrumbs(
    base: &BaseUrl,
    crumbs: &[Link],
    route: &Route,
    lang: Lang,
    title: &str,
) -> Option<Value> {
    let here = Link {
        href: route.path(lang),
        text: title.into(),
    };
    let item = |(i, link): (usize, &Link)| json!({ "@type": "ListItem", "position": i + 1, "name": link.text, "item": base.join(&link.href) });
    let items: Vec<Value> = crumbs.iter().chain([&here]).enumerate().map(item).collect();
    (!crumbs.is_empty()).then(
        || json!({ "@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items }),
    )
}

/// The site.
pub(super) fn website(composer: &Composer) -> Value {
    json!({
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": composer.text(&composer.content.settings.name),
        "description": composer.text(&composer.content.pages.home.description),
        "inLanguage": Lang::ALL.map(Lang::tag),
        "about": district(composer.lang),
    })
}

/// A measure as a service of government.
pub(super) fn measure(composer: &Composer, measure: &Measure) -> Value {
    json!({
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": composer.text(&measure.name),
        "description": composer.text(&measure.summary),
        "provider": provider(composer.lang),
        "serviceType": composer.text(&composer.content.measures.policy),
        "areaServed": district(composer.lang),
        "inLanguage": composer.lang.tag(),
    })
}

/// The list of all measures.
pub(super) fn measures(composer: &Composer) -> Value {
    let item = |measure: &Measure| json!({ "@type": "ListItem", "position": measure.number, "name": composer.text(&measure.name) });
    let items: Vec<Value> = composer
        .content
        .measures
        .measures
        .iter()
        .map(item)
        .collect();
    json!({ "@context": CONTEXT, "@type": "ItemList", "name": composer.text(&composer.content.measures.policy), "itemListElement": items })
}

/// A site or a scene.
pub(super) fn place(composer: &Composer, name: &Localized, summary: &Localized) -> Value {
    json!({
        "@context": CONTEXT,
        "@type": "Place",
        "name": composer.text(name),
        "description": composer.text(summary),
    })
}
