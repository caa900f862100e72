//! Sites and scenes.

use super::{Composer, Draft, is_site, plan, structured};
use crate::{
    blocks::{Block, Event, Finder, Frame, PageHead, Pick, Rich, Run, Section, Term},
    content::Content,
    document::Link,
    domain::{Id, Lang, Localized, PartialDate, RemovedScene, Scene, Site, Technique},
    routes::Route,
    text::compose::{Label, all_in_catalogue, date, era, frontage, scene_type, usable_today},
    text::words,
};

/// How many scenes stand on a page of the catalogue, so that its HTML stays small.
pub(super) const ON_A_PAGE: usize = 48;

/// How many scenes of a site stand on its page, and beside one of them: with all on each, a site's pages would grow
/// with the square of its scenes.
const BESIDE: usize = 12;

/// How many pages the catalogue has.
pub(super) fn pages(content: &Content) -> usize {
    content.scenes.len().div_ceil(ON_A_PAGE).max(1)
}

pub(super) fn overview(composer: &Composer, page: usize) -> Draft {
    let content = composer.content;
    let text = &content.pages.scenes;
    let pages = pages(content);
    let listed = content
        .sites
        .iter()
        .flat_map(|site| content.scenes_of(&site.id));
    let here: Vec<&Scene> = listed
        .skip((page - 1) * ON_A_PAGE)
        .take(ON_A_PAGE)
        .collect();
    let mut whole = Vec::new();
    for site in &content.sites {
        let scenes: Vec<_> = here.iter().filter(|scene| scene.site == site.id).collect();
        if !scenes.is_empty() {
            let frames = scenes.into_iter().map(|scene| Frame {
                pick: Some((scene.id.to_string(), composer.label(Label::Pick).into())),
                ..composer.scene_frame(scene)
            });
            whole.push(of_site(composer, site, frames.collect()));
        }
    }
    let mut draft_title = composer.text(&text.title).to_owned();
    if pages > 1 {
        let number = format!(
            "{}{page}{}{pages}{}",
            composer.label(Label::Page),
            composer.label(Label::PageOf),
            composer.label(Label::Pages)
        );
        let link = |page: usize| {
            let route = if page == 1 {
                Route::Scenes
            } else {
                Route::ScenesPage(page)
            };
            composer.link(
                &route,
                format!(
                    "{}{page}{}",
                    composer.label(Label::Page),
                    composer.label(Label::Pages)
                ),
            )
        };
        whole.push(Block::Note(composer.plain(&number)));
        whole.push(Block::Pager(
            (page > 1).then(|| link(page - 1)),
            (page < pages).then(|| link(page + 1)),
        ));
        draft_title = format!("{draft_title} · {number}");
    }
    let finder = Finder {
        lang: composer.lang,
        index: super::finder::listing(content).write(),
        is_paged: pages > 1,
        claims: content
            .sites
            .iter()
            .map(|site| composer.claim(site))
            .collect(),
        whole,
    };
    let body = vec![
        composer.head(text),
        Block::Finder(Box::new(finder)),
        composer.chosen(),
    ];
    Draft {
        title: draft_title,
        ..Draft::of_page(composer, text, body)
    }
}

fn of_site(composer: &Composer, site: &Site, frames: Vec<Frame>) -> Block {
    let dues = composer.dues(&site.facts);
    let mut parts = Vec::new();
    if !dues.is_empty() {
        parts.push(Block::Dues(dues));
    }
    parts.push(Block::Grid(frames));
    parts.push(Block::Note(composer.rich(&site.listed)));
    Block::Section(Section {
        id: site.id.to_string(),
        title: composer.rich(&site.name),
        lead: Some(composer.rich(&site.summary)),
        more: Some(composer.link(
            &Route::Scene(site.id.clone()),
            format!(
                "{}{}",
                composer.label(Label::ToSite),
                composer.text(&site.name)
            ),
        )),
        body: parts,
    })
}

pub(super) fn site_or_scene(composer: &Composer, id: &Id) -> Draft {
    if let Some(scene) = composer.content.removed_scene(id) {
        return removed(composer, scene);
    }
    if is_site(composer.content, id) {
        let site = composer
            .content
            .sites
            .iter()
            .find(|site| site.id == *id)
            .expect("found just now");
        return self::site(composer, site);
    }
    let scene = composer
        .content
        .scenes
        .iter()
        .find(|scene| scene.id == *id)
        .expect("routes name only scenes that exist");
    self::scene(composer, scene)
}

fn site(composer: &Composer, site: &Site) -> Draft {
    let content = composer.content;
    let head = PageHead {
        over: None,
        title: composer.rich(&site.name),
        lead: composer.rich(&site.summary),
        status: Some(composer.scene_status(site.status, &site.facts)),
        frame: Some(Frame {
            href: None,
            alt: alt(composer, composer.text(&site.name)),
            ..composer.site_frame(site)
        }),
    };
    let scenes: Vec<&Scene> = content.scenes_of(&site.id).collect();
    let frames = scenes.iter().take(BESIDE);
    let frames = frames.map(|scene| composer.scene_frame(scene)).collect();
    let mut body = vec![
        Block::Head(head),
        Block::Section(Section {
            id: "scenes".into(),
            title: composer.plain(composer.label(Label::ScenesHere)),
            lead: None,
            more: (scenes.len() > BESIDE).then(|| all_of(composer, site, scenes.len())),
            body: vec![
                Block::Grid(frames),
                Block::Note(composer.rich(&site.listed)),
            ],
        }),
        composer.section(
            "statements",
            Label::WhatSourcesSay,
            vec![composer.statements(&site.facts)],
        ),
    ];
    let unknown = site.catalogue_gaps.iter().chain(&site.unknown);
    let unknown: Vec<Rich> = unknown.map(|text| composer.rich(text)).collect();
    if !unknown.is_empty() {
        body.push(composer.section("unknown", Label::Unknown, vec![Block::Gaps(unknown)]));
    }
    body.extend(composer.guide_section(&site.id));
    body.push(composer.where_to_ask());
    body.push(composer.chosen());
    Draft {
        title: composer.text(&site.name).into(),
        description: composer.text(&site.summary).into(),
        body,
        structured: vec![structured::place(composer, &site.name, &site.summary)],
    }
}

fn scene(composer: &Composer, scene: &Scene) -> Draft {
    let content = composer.content;
    let site = content
        .sites
        .iter()
        .find(|site| site.id == scene.site)
        .expect("checked when loaded");
    let name = composer.text(&scene.name);
    let mut frame = Frame {
        href: None,
        alt: alt(composer, name),
        ..composer.scene_frame(scene)
    };
    if let Some(photo) = &scene.photo {
        frame.alt = composer.text(&photo.alt).into();
        frame.credit = Some(format!(
            "{}{}, {}",
            composer.label(Label::Photo),
            photo.author,
            photo.date
        ));
    }
    let head = PageHead {
        over: Some(composer.text(&site.name).into()),
        title: composer.rich(&scene.name),
        lead: composer.rich(&scene.summary),
        status: Some(composer.scene_status(scene.status, &scene.facts)),
        frame: Some(frame),
    };
    let unknown = unknown(composer, scene);
    let mut body = vec![
        Block::Head(head),
        Block::Pick(Pick {
            id: scene.id.to_string(),
            text: composer.label(Label::Pick).into(),
            to_case: composer.link(&Route::Case, composer.label(Label::ToCase)),
        }),
        composer.section(
            "short",
            Label::InShort,
            vec![Block::Terms(
                in_short(composer, scene)
                    .into_iter()
                    .chain(composer.in_the_guide(&[&scene.id, &scene.site]))
                    .collect(),
            )],
        ),
    ];
    body.extend(milestones(composer, &scene.facts));
    body.extend([
        composer.section(
            "statements",
            Label::WhatSourcesSay,
            vec![composer.statements(&scene.facts)],
        ),
        composer.section("unknown", Label::Unknown, vec![Block::Gaps(unknown)]),
        composer.where_to_ask(),
        others(composer, site, scene),
        composer.chosen(),
    ]);
    Draft {
        title: format!("{name} · {}", composer.text(&site.name)),
        description: match composer.lang {
            Lang::Zh => format!("{name}：{}", composer.text(&scene.summary)),
            Lang::En => format!("{name}. {}", composer.text(&scene.summary)),
        },
        body,
        structured: vec![structured::place(composer, &scene.name, &scene.summary)],
    }
}

/// The scenes that are listed around one at its site, and the way to all of them.
fn others(composer: &Composer, site: &Site, scene: &Scene) -> Block {
    let all: Vec<&Scene> = composer.content.scenes_of(&site.id).collect();
    let at = all.iter().position(|other| other.id == scene.id);
    let last = all.len().saturating_sub(BESIDE + 1);
    let first = at.unwrap_or(0).saturating_sub(BESIDE / 2).min(last);
    let around = all.iter().skip(first).take(BESIDE + 1);
    let around = around.filter(|other| other.id != scene.id);
    let frames = around.map(|other| composer.scene_frame(other)).collect();
    Block::Section(Section {
        id: "others".into(),
        title: composer.plain(composer.label(Label::OtherScenes)),
        lead: None,
        more: (all.len() > BESIDE + 1).then(|| all_of(composer, site, all.len())),
        body: vec![Block::Strip(composer.text(&site.name).into(), frames)],
    })
}

/// To the catalogue with the scenes of one site.
fn all_of(composer: &Composer, site: &Site, count: usize) -> Link {
    let path = composer.path(&Route::Scenes);
    Link {
        href: format!("{path}?site={}", site.id),
        text: all_in_catalogue(composer.lang, count),
    }
}

/// What is not known of a scene and of its site.
pub(super) fn unknown(composer: &Composer, scene: &Scene) -> Vec<Rich> {
    let mut sites = composer.content.sites.iter();
    let site = sites.find(|site| site.id == scene.site);
    let site = site.expect("checked when loaded");
    let unknown = scene.unknown.iter().chain(&site.unknown);
    unknown.map(|text| composer.rich(text)).collect()
}

/// What is known of a scene, term by term; what is not known is said in words.
pub(super) fn in_short(composer: &Composer, scene: &Scene) -> Vec<Term> {
    let lang = composer.lang;
    let term = |label: Label, says: Vec<Rich>| Term {
        name: composer.label(label).into(),
        says,
    };
    let words = |label: Label, words: Option<&str>| {
        let words = words.unwrap_or(composer.label(Label::NotStated));
        term(label, vec![composer.plain(words)])
    };
    let site = composer.site_name(&scene.site);
    let status = composer.scene_status(scene.status, &scene.facts).text;
    let usable = usable_today(lang, scene.status, composer.spoken(&scene.facts));
    let mut terms = vec![term(
        Label::Site,
        vec![Rich(vec![Run::Link(site.href, site.text)])],
    )];
    if let Some(lies) = composer.lies(&scene.facts) {
        terms.push(words(Label::LiesIn, Some(&composer.lies_in(lies))));
    }
    terms.extend([
        words(Label::Status, Some(&status)),
        words(Label::UsableToday, Some(&usable)),
        words(Label::SceneType, Some(scene_type(lang, scene.scene_type))),
        words(
            Label::Era,
            scene.era.map(|stands_for| era(lang, stands_for)),
        ),
        words(
            Label::Frontage,
            scene.frontage.map(|side| frontage(lang, side)),
        ),
    ]);
    terms.extend(technique(composer, scene.technique.as_ref()));
    let shot: Vec<Rich> = scene
        .works
        .iter()
        .map(|work| {
            let references = composer.references(&work.facts);
            let runs = references.into_iter().flat_map(|reference| {
                let text = format!("{} {}", reference.source, reference.number);
                [Run::Text(" ".into()), Run::Link(reference.href, text)]
            });
            composer.rich(&work.title).then(Rich(runs.collect()))
        })
        .collect();
    terms.push(if shot.is_empty() {
        words(Label::Works, None)
    } else {
        term(Label::Works, shot)
    });
    if scene.photo.is_none() {
        terms.push(words(
            Label::Pictures,
            Some(composer.label(Label::OnlyDrawing)),
        ));
    }
    terms
}

fn technique(composer: &Composer, technique: Option<&Technique>) -> Vec<Term> {
    let source = technique.map(|technique| {
        let source = composer.content.source(&technique.source);
        let name = composer.text(source.short.as_ref().unwrap_or(&source.name));
        let when = date(composer.lang, technique.as_of);
        composer.plain(&match composer.lang {
            Lang::Zh => format!("来源：{name}，{when}"),
            Lang::En => format!("Source: {name}, {when}"),
        })
    });
    let part =
        |of: fn(&Technique) -> &Option<Localized>| technique.and_then(|all| of(all).as_ref());
    [
        (Label::Sound, part(|all| &all.sound)),
        (Label::Power, part(|all| &all.power)),
        (Label::Size, part(|all| &all.size)),
        (Label::LoadIn, part(|all| &all.load_in)),
    ]
    .into_iter()
    .map(|(label, known)| Term {
        name: composer.label(label).into(),
        says: known.map_or_else(
            || vec![composer.plain(composer.label(Label::NotStated))],
            |known| {
                let known = composer.rich(known);
                [known].into_iter().chain(source.clone()).collect()
            },
        ),
    })
    .collect()
}

/// The plan's dated events that rest on any of these facts.
fn milestones(composer: &Composer, facts: &[Id]) -> Option<Block> {
    let events = plan::timeline(composer, |event| {
        event.facts.iter().any(|fact| facts.contains(fact))
    });
    (!events.is_empty()).then(|| {
        composer.section_with_lead(
            "milestones",
            Label::Milestones,
            Label::MilestonesLead,
            vec![Block::Timeline(events)],
        )
    })
}

/// The same as lines, or that there are none.
pub(super) fn dated(composer: &Composer, facts: &[Id]) -> Vec<String> {
    let events = plan::timeline(composer, |event| {
        event.facts.iter().any(|fact| facts.contains(fact))
    });
    let colon = match composer.lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let line = |event: &Event| {
        let kind = words(composer.lang).kind(event.kind);
        format!("{} · {kind}{colon}{}", event.when, event.text.plain())
    };
    let lines: Vec<String> = events.iter().map(line).collect();
    if lines.is_empty() {
        vec![composer.label(Label::NotStated).into()]
    } else {
        lines
    }
}

/// When and why a scene was taken out.
pub(super) fn removal(composer: &Composer, scene: &RemovedScene) -> Vec<Term> {
    let reason = scene.reason.as_ref().map(|reason| composer.text(reason));
    let term = |label: Label, text: &str| Term {
        name: composer.label(label).into(),
        says: vec![composer.plain(text)],
    };
    vec![
        term(
            Label::RemovedOn,
            &date(composer.lang, PartialDate::Day(scene.on)),
        ),
        term(
            Label::RemovedWhy,
            reason.unwrap_or(composer.label(Label::NoReason)),
        ),
    ]
}

/// What is left of a scene that was taken out: which it was, so that an old link does not end in nothing.
fn removed(composer: &Composer, scene: &RemovedScene) -> Draft {
    let name = composer.text(&scene.name);
    let gone = composer.label(Label::SceneRemoved);
    let head = PageHead {
        over: Some(gone.into()),
        title: composer.rich(&scene.name),
        lead: composer.plain(composer.label(Label::SceneRemovedLead)),
        status: None,
        frame: None,
    };
    let terms = removal(composer, scene);
    Draft {
        title: format!("{name} · {gone}"),
        description: format!("{name} · {gone}"),
        body: vec![
            Block::Head(head),
            Block::Section(Section {
                id: "short".into(),
                title: composer.plain(composer.label(Label::InShort)),
                lead: None,
                more: Some(composer.link(&Route::Scenes, composer.label(Label::AllScenes))),
                body: vec![Block::Terms(terms)],
            }),
        ],
        structured: Vec::new(),
    }
}

fn alt(composer: &Composer, name: &str) -> String {
    format!("{}{name}", composer.label(Label::Drawing))
}
