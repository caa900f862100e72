//! The home page: position, targets as targets, both sites, the twelve at a glance, ways on.

use super::{Composer, Draft, structured};
use crate::{
    blocks::{Action, Block, Frame, Hero, LinkCard, Section, Target, Term, Way, Worded},
    document::Link,
    domain::Id,
    routes::Route,
    text::compose::Label,
};

pub(super) fn compose(composer: &Composer) -> Draft {
    let content = composer.content;
    let text = &content.pages.home;
    let plan = &content.plan;
    let hero = Hero {
        over: composer.label(Label::Over).into(),
        title: composer.rich(&text.title),
        position: Worded {
            kind: content.fact(&plan.position_fact).statement.kind,
            text: composer.rich(&plan.position),
        },
        lead: composer.rich(&text.lead),
        source: composer.reference(&plan.position_fact),
        actions: [
            (Route::Estimator, Label::DoEstimate, true),
            (Route::Scenes, Label::DoScenes, false),
            (Route::Brief, Label::DoBrief, false),
        ]
        .map(|(route, label, primary)| Action {
            link: composer.link(&route, composer.label(label)),
            primary,
        })
        .to_vec(),
        frames: hero_frames(composer),
    };
    let body = vec![
        Block::Hero(hero),
        Block::Section(Section {
            id: "targets".into(),
            title: composer.plain(composer.label(Label::Targets)),
            lead: Some(composer.plain(composer.label(Label::TargetsLead))),
            more: Some(composer.link(&Route::Plan, composer.label(Label::WholePlan))),
            body: vec![Block::Targets(targets(composer))],
        }),
        sites(composer),
        Block::Section(Section {
            id: "measures".into(),
            title: composer.plain(composer.label(Label::TheTwelve)),
            lead: Some(composer.plain(composer.label(Label::TheTwelveLead))),
            more: Some(composer.link(&Route::Measures, composer.label(Label::AllMeasures))),
            body: vec![Block::Measures(composer.measure_groups())],
        }),
        composer.section("ways", Label::Ways, vec![Block::Ways(ways(composer))]),
        evidence(composer),
    ];
    Draft {
        title: composer.text(&text.title).into(),
        description: composer.text(&text.description).into(),
        body,
        structured: vec![structured::website(composer)],
    }
}

/// The five targets, each with what is held beside it.
pub(super) fn targets(composer: &Composer) -> Vec<Target> {
    let target = |target: &crate::domain::Target| {
        let mut facts = vec![target.fact.clone()];
        facts.extend(target.compare.iter().cloned());
        Target {
            figure: composer.text(&target.figure).into(),
            unit: composer.text(&target.unit).into(),
            name: composer.rich(&target.name),
            beside: Some(composer.rich(&target.beside)),
            sources: composer.references(&facts),
        }
    };
    composer.content.plan.targets.iter().map(target).collect()
}

/// The first scenes of each site in turn: what there is to shoot, before a word is read.
pub(super) fn hero_frames(composer: &Composer) -> Vec<Frame> {
    let content = composer.content;
    let per_site: Vec<Vec<Frame>> = content
        .sites
        .iter()
        .map(|site| {
            content
                .scenes_of(&site.id)
                .take(2)
                .map(|scene| composer.scene_frame(scene))
                .collect()
        })
        .collect();
    (0..2)
        .flat_map(|turn| {
            per_site
                .iter()
                .filter_map(move |frames| frames.get(turn).cloned())
        })
        .take(4)
        .collect()
}

/// The two studio sites, each an upright filmstrip.
fn sites(composer: &Composer) -> Block {
    let content = composer.content;
    let strips = content
        .sites
        .iter()
        .filter(|site| site.id.as_str() != "around")
        .flat_map(|site| {
            let mut frames = vec![composer.site_frame(site)];
            frames.extend(
                content
                    .scenes_of(&site.id)
                    .map(|scene| composer.scene_frame(scene)),
            );
            let card = LinkCard {
                href: composer.path(&Route::Scene(site.id.clone())),
                title: composer.rich(&site.name),
                text: composer.rich(&site.summary),
            };
            let dues = composer.dues(&site.facts);
            let promised = (!dues.is_empty()).then_some(Block::Dues(dues));
            [
                Some(Block::Links(vec![card])),
                promised,
                Some(Block::Strip(composer.text(&site.name).into(), frames)),
            ]
            .into_iter()
            .flatten()
        });
    Block::Section(Section {
        id: "sites".into(),
        title: composer.plain(composer.label(Label::Sites)),
        lead: Some(composer.plain(composer.label(Label::SitesLead))),
        more: Some(composer.link(&Route::Scenes, composer.label(Label::AllScenes))),
        body: strips.collect(),
    })
}

fn ways(composer: &Composer) -> Vec<Way> {
    let link = |route: Route| -> Link {
        let title = composer.fixed_title(&route).to_owned();
        composer.link(&route, title)
    };
    let way = |title, text, links: Vec<Link>| Way {
        title: composer.plain(composer.label(title)),
        text: composer.plain(composer.label(text)),
        links,
    };
    let getting_here = Id::new("getting-here")
        .ok()
        .filter(|id| composer.content.topics.iter().any(|topic| topic.id == *id));
    let mut crew = vec![
        link(Route::Estimator),
        link(Route::Scenes),
        link(Route::Case),
    ];
    crew.extend(getting_here.map(|id| composer.named(&id)));
    vec![
        way(
            Label::Investor,
            Label::InvestorText,
            vec![link(Route::Brief), link(Route::Plan), link(Route::Sources)],
        ),
        way(Label::Crew, Label::CrewText, crew),
        way(
            Label::Staff,
            Label::StaffText,
            vec![link(Route::Share), link(Route::Present), link(Route::Brief)],
        ),
    ]
}

/// How many statements rest on how many sources, and how much is not published.
fn evidence(composer: &Composer) -> Block {
    let content = composer.content;
    let count = |number: usize, label: Label| Term {
        name: number.to_string(),
        says: vec![composer.plain(composer.label(label))],
    };
    let counts = vec![
        count(content.facts.len(), Label::FactsCounted),
        count(content.sources.len(), Label::SourcesCounted),
        count(composer.count_gaps(), Label::GapsCounted),
    ];
    Block::Section(Section {
        id: "evidence".into(),
        title: composer.plain(composer.label(Label::Evidence)),
        lead: Some(composer.plain(composer.label(Label::EvidenceLead))),
        more: Some(composer.link(&Route::Sources, composer.label(Label::SeeSources))),
        body: vec![Block::Terms(counts)],
    })
}
