//! The page of the case: scenes, shoot, estimate, the way there, the checklist and what is left to ask, on one sheet.

use super::{Composer, Draft, estimator, prose};
use crate::{
    blocks::{Block, CaseSheet},
    document::Link,
    domain::Scene,
    estimator::{Shoot, Spot},
    routes::{BaseUrl, Route},
};

/// What of the policy's questions is about the shoot: they are asked here too, and answered once.
const ASKED: [&str; 2] = ["shoot_days", "shoot_cost"];

pub(super) fn compose(composer: &Composer, base: &BaseUrl) -> Draft {
    let text = &composer.content.pages.case;
    let sheet = CaseSheet {
        estimator: estimator::frame(composer, base, &Route::Case, text),
        shoot: shoot(composer),
        asked: ASKED.map(String::from).to_vec(),
        scenes: composer.path(&Route::Scenes),
        ways: ways(composer),
    };
    let mut body = vec![composer.head(text), Block::Case(Box::new(sheet))];
    body.extend(prose::sections(composer, text));
    Draft::of_page(composer, text, body)
}

/// The first topic of the guide is the way there.
fn ways(composer: &Composer) -> Vec<Link> {
    let first = composer.content.topics.first();
    let here = first.map(|topic| {
        let route = Route::Topic(topic.id.clone());
        composer.link(&route, composer.text(&topic.name))
    });
    let checklist = composer.fixed_title(&Route::Checklist).to_owned();
    let checklist = composer.link(&Route::Checklist, checklist);
    here.into_iter().chain([checklist]).collect()
}

fn shoot(composer: &Composer) -> Shoot {
    let content = composer.content;
    Shoot {
        scenes: content
            .scenes
            .iter()
            .map(|scene| spot(composer, scene))
            .collect(),
        gone: content
            .removed
            .iter()
            .map(|scene| (scene.id.to_string(), composer.text(&scene.name).to_owned()))
            .collect(),
    }
}

fn spot(composer: &Composer, scene: &Scene) -> Spot {
    let site = composer
        .content
        .sites
        .iter()
        .find(|site| site.id == scene.site);
    let site = site.expect("checked when loaded");
    let unknown = scene.unknown.iter().chain(&site.unknown);
    Spot {
        id: scene.id.to_string(),
        name: composer.text(&scene.name).into(),
        site: composer.text(&site.name).into(),
        status: composer.scene_status(scene.status, &scene.facts).text,
        href: composer.path(&Route::Scene(scene.id.clone())),
        unknown: unknown.map(|text| composer.text(text).to_owned()).collect(),
    }
}
