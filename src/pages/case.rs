//! The page of the case: scenes, shoot, estimate, the way there, the checklist and what is left to ask, on one sheet.

use super::{Composer, Draft, checklist, estimator, guide, prose, scenes};
use crate::{
    blocks::{Block, CaseSheet, Checklist},
    content::Content,
    document::{Link, mounted},
    domain::{Lang, Localized, Scene, SceneStatus},
    estimator::{Ground, SHOOT_DAYS, Shoot, Spot},
    raster::sum,
    routes::{BaseUrl, Route},
    text::compose::Label,
};

/// What of the policy's questions is about the shoot: they are asked here too, and answered once.
const ASKED: [&str; 2] = [SHOOT_DAYS, "shoot_cost"];

/// The measure whose words cover places in the district only.
const DISTRICT_ONLY: &str = "location-rights";

pub(super) fn compose(composer: &Composer, base: &BaseUrl) -> Draft {
    let text = &composer.content.pages.case;
    let shoot = shoot(composer, base);
    let sheet = CaseSheet {
        estimator: estimator::frame(composer, base, &Route::Case, text),
        shoot_at: shoot_path(composer.lang, &shoot.pack()),
        shoot,
        asked: ASKED.map(String::from).to_vec(),
        scenes: composer.path(&Route::Scenes),
        way: way(composer),
        list: list(composer),
    };
    let mut body = vec![composer.head(text), Block::Case(Box::new(sheet))];
    body.extend(prose::sections(composer, text));
    Draft::of_page(composer, text, body)
}

/// The first topic of the guide is the way there.
fn way(composer: &Composer) -> (Link, Vec<Block>) {
    let topic = composer.content.topics.first();
    let topic = topic.expect("checked when loaded");
    let route = Route::Topic(topic.id.clone());
    let link = composer.link(&route, composer.text(&topic.name));
    (link, guide::in_short(composer, topic))
}

fn list(composer: &Composer) -> (Link, Checklist) {
    let title = composer.fixed_title(&Route::Checklist).to_owned();
    let link = composer.link(&Route::Checklist, title);
    (link, checklist::list(composer))
}

/// What the case is put together from, with the path of its file.
pub fn case_shoot(content: &Content, base: &BaseUrl, lang: Lang) -> (String, String) {
    let shoot = shoot(&Composer { content, lang }, base).pack();
    (shoot_path(lang, &shoot), shoot)
}

/// Named after what is in it: a page that stays open while the host has gone on takes no other's.
fn shoot_path(lang: Lang, shoot: &str) -> String {
    format!(
        "{}shoot-{}.txt",
        Route::Case.path(lang),
        sum(shoot.as_bytes())
    )
}

fn shoot(composer: &Composer, base: &BaseUrl) -> Shoot {
    let content = composer.content;
    Shoot {
        scenes: content
            .scenes
            .iter()
            .map(|scene| spot(composer, base, scene))
            .collect(),
        sites: content
            .sites
            .iter()
            .map(|site| Ground {
                id: site.id.to_string(),
                name: composer.text(&site.name).into(),
                unknown: texts(composer, &site.unknown),
            })
            .collect(),
        gone: content
            .removed
            .iter()
            .map(|scene| (scene.id.to_string(), composer.text(&scene.name).to_owned()))
            .collect(),
        lines: content
            .phases
            .iter()
            .flat_map(|phase| &phase.lines)
            .map(|line| line.id.to_string())
            .collect(),
        recce: mounted(base.path(), &composer.path(&Route::Recce)),
        district_only: (DISTRICT_ONLY.into(), district_only(composer)),
    }
}

fn texts(composer: &Composer, texts: &[Localized]) -> Vec<String> {
    let texts = texts.iter();
    texts.map(|text| composer.text(text).to_owned()).collect()
}

/// What is to be minded about the wording of the measure for places in the district, and what follows for those outside.
fn district_only(composer: &Composer) -> String {
    let measures = composer.content.measures.measures.iter();
    let mut found = measures.filter(|measure| measure.id.as_str() == DISTRICT_ONLY);
    let cautions = found.next().map_or(&[][..], |measure| &measure.cautions);
    let cautions = cautions.iter().map(|text| composer.text(text));
    let not_covered = composer.label(Label::NotCovered);
    let sentences: Vec<&str> = cautions.chain([not_covered]).collect();
    composer.sentences(&sentences)
}

fn spot(composer: &Composer, base: &BaseUrl, scene: &Scene) -> Spot {
    let lies = composer.lies(&scene.facts);
    let frame = composer.scene_frame(scene);
    Spot {
        id: scene.id.to_string(),
        name: composer.text(&scene.name).into(),
        site: scene.site.to_string(),
        lies: lies.map_or_else(String::new, |lies| composer.lies_in(lies)),
        is_outside: lies.is_some_and(|lies| lies.is_outside),
        status: frame.status.text,
        usable: composer.usable_today(scene.status, &scene.facts),
        doubt: doubt(composer, scene),
        href: mounted(base.path(), &composer.path(&Route::Scene(scene.id.clone()))),
        picture: mounted(base.path(), &frame.picture),
        unknown: texts(composer, &scene.unknown),
    }
}

/// Of a scene that is not stated to be in use: that nobody says whether it is by the day of shooting.
fn doubt(composer: &Composer, scene: &Scene) -> String {
    match scene.status {
        SceneStatus::InUse | SceneStatus::Place => String::new(),
        SceneStatus::UnderConstruction | SceneStatus::Planned => {
            let dated = scenes::dated(composer, &scene.facts);
            let last = dated.last().map_or("", String::as_str);
            let dated = composer.labelled(Label::LastDateStated, last);
            format!("{}{dated}", composer.label(Label::NotSureByThen))
        }
    }
}
