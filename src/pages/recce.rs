//! The recce list, and what it says of each scene: a file beside the scene's page, for the program that puts the list
//! together.

use super::{Composer, Draft, scenes};
use crate::{
    blocks::{Block, Recce, Rich, Term},
    content::Content,
    document::mounted,
    domain::{Lang, RemovedScene, Scene},
    finder::{Row, Sheet},
    routes::{BaseUrl, Route},
    text::compose::Label,
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let text = &composer.content.pages.recce;
    let recce = Recce {
        lang: composer.lang,
        ways: [
            composer.link(&Route::Scenes, composer.label(Label::ToCatalogue)),
            composer.link(&Route::Case, composer.label(Label::ToCase)),
        ],
    };
    let body = vec![composer.head(text), Block::Print, Block::Recce(recce)];
    Draft::of_page(composer, text, body)
}

/// What the list says of every scene, and of every one that was taken out, with the path of its file.
pub fn recce_sheets(content: &Content, base: &BaseUrl, lang: Lang) -> Vec<(String, String)> {
    let composer = Composer { content, lang };
    let file = |route: Route, sheet: Sheet| {
        let path = route.path(lang);
        let sheet = Sheet {
            href: mounted(base.path(), &path),
            ..sheet
        };
        (format!("{path}recce.txt"), sheet.write())
    };
    let scenes = content.scenes.iter();
    let scenes = scenes.map(|scene| {
        let sheet = sheet(&composer, base, scene);
        file(Route::Scene(scene.id.clone()), sheet)
    });
    let removed = content.removed.iter();
    let removed = removed.map(|scene| {
        let sheet = removed_sheet(&composer, scene);
        file(Route::Scene(scene.id.clone()), sheet)
    });
    scenes.chain(removed).collect()
}

fn sheet(composer: &Composer, base: &BaseUrl, scene: &Scene) -> Sheet {
    let mut rows: Vec<Row> = scenes::in_short(composer, scene)
        .into_iter()
        .map(row)
        .collect();
    let dated = scenes::dated(composer, &scene.facts);
    rows.push((composer.label(Label::Milestones).into(), dated));
    let asks = scenes::unknown(composer, scene);
    let asks = asks.iter().map(Rich::plain).collect();
    rows.push((composer.label(Label::AskOnSite).into(), asks));
    Sheet {
        name: composer.text(&scene.name).into(),
        site: composer.site_name(&scene.site).text,
        href: String::new(),
        picture: mounted(base.path(), &composer.scene_frame(scene).picture),
        rows,
    }
}

fn removed_sheet(composer: &Composer, scene: &RemovedScene) -> Sheet {
    Sheet {
        name: composer.text(&scene.name).into(),
        site: composer.label(Label::SceneRemoved).into(),
        rows: scenes::removal(composer, scene)
            .into_iter()
            .map(row)
            .collect(),
        ..Sheet::default()
    }
}

fn row(term: Term) -> Row {
    (term.name, term.says.iter().map(Rich::plain).collect())
}
