//! Whole visits to the estimator, without a browser.

use super::*;
use crate::{
    checklist::Ticks,
    domain::{Ids, Lang},
    platform::Change,
    policy::check,
};

fn setup(lang: Lang) -> Setup {
    let text = std::fs::read_to_string("public/content/policy.json").expect("the policy");
    Setup {
        other: "/case/".into(),
        shoot: None,
        policy: check::read(&text, lang).expect("a sound policy").policy,
        on: Day::parse("2026-11-23").expect("a day"),
        address: "https://example.org/estimate/".into(),
        editions_at: "/estimate/editions/".into(),
        editions: vec!["2024-01-01".into()],
    }
}

fn desk(lang: Lang) -> Desk {
    Desk::new(setup(lang))
}

fn all_slots(desk: &Desk) -> Vec<Slot> {
    let mut slots = desk.slots();
    slots.extend(desk.slow_slots());
    slots
}

/// What stands at a place, as text or HTML.
fn place(desk: &Desk, id: &str) -> String {
    let slot = all_slots(desk).into_iter().find(|slot| {
        slot.id == id
            && matches!(
                slot.change,
                Change::Html(_) | Change::Text(_) | Change::Value(_)
            )
    });
    match slot.map(|slot| slot.change) {
        Some(Change::Html(text) | Change::Text(text) | Change::Value(text)) => text,
        other => panic!("{id}: {other:?}"),
    }
}

fn question(desk: &Desk, id: &str) -> usize {
    usize::from(desk.page.policy.question(id).expect("a question"))
}

fn answer(desk: &mut Desk, id: &str, value: &str) {
    let at = question(desk, id);
    let kind = desk.page.policy.questions[at].kind;
    let what = if matches!(kind, Kind::YesNo | Kind::Choice) {
        Do::Choose
    } else {
        Do::Answer
    };
    desk.act(what, at, value);
}

fn line(desk: &Desk, part: &str) -> usize {
    let parts = &desk.page.policy.parts;
    parts.iter().position(|one| one.id == part).expect("a part")
}

fn holding(cases: Option<&str>, shortlist: Option<&str>) -> Device {
    Device {
        cases: cases.map(String::from),
        shortlist: shortlist.map(String::from),
        checklist: None,
    }
}

#[test]
fn a_result_stands_before_any_answer_and_each_answer_refines_it() {
    let mut desk = desk(Lang::En);
    let script = format!("l-{}-figure", line(&desk, "script-nrta"));
    assert!(
        place(&desk, "e-totals").contains("2 free benefits"),
        "what anyone gets"
    );
    assert!(place(&desk, &script).contains("120,000"));
    answer(&mut desk, "applicant_in_district", "yes");
    answer(&mut desk, "level", "NRTA");
    answer(&mut desk, "local_theme", "no");
    assert_eq!(place(&desk, &script), "80,000 yuan");
    answer(&mut desk, "local_theme", "yes");
    assert_eq!(place(&desk, &script), "120,000 yuan");
    answer(&mut desk, "applicant_in_district", "no");
    assert_eq!(place(&desk, &script), "0 yuan");
    assert!(place(&desk, &script.replace("figure", "now")).contains("Why not"));
}

#[test]
fn an_unpublished_amount_is_never_zero_and_an_assumption_is_marked() {
    let mut desk = desk(Lang::Zh);
    answer(&mut desk, "shoot_in_district", "yes");
    answer(&mut desk, "shoot_cost", "100万");
    answer(&mut desk, "shoot_days", "7");
    let costs = format!("l-{}", line(&desk, "production-costs"));
    assert_eq!(place(&desk, &format!("{costs}-figure")), "未公布");
    let assume = |desk: &mut Desk, id: &str, text: &str| {
        let at = desk.page.policy.parameter(id).expect("a parameter");
        desk.act(Do::Assume, usize::from(at), text);
    };
    assume(&mut desk, "production_rate", "10%");
    assume(&mut desk, "production_min_days", "7");
    assume(&mut desk, "production_cap", "8万");
    assert!(
        place(&desk, &format!("{costs}-figure")).contains("80,000元"),
        "capped at 80,000"
    );
    assert_eq!(place(&desk, &format!("{costs}-mark")), "您的假设");
    assert!(place(&desk, "e-totals").contains("您的假设"));
}

#[test]
fn what_cannot_be_read_is_said_beside_the_field_and_the_rest_computes() {
    let mut desk = desk(Lang::En);
    answer(&mut desk, "shoot_cost", "abc");
    assert!(place(&desk, "q-shoot_cost-read").contains("field__wrong"));
    assert!(place(&desk, "e-errors").contains("data-do=\"fix\""));
    assert_eq!(
        place(&desk, "q-shoot_cost"),
        "abc",
        "what was typed is not taken away"
    );
    let focus = desk.act(Do::Fix, 0, "");
    assert_eq!(focus, [Effect::Focus("q-shoot_cost".into())]);
    answer(&mut desk, "shoot_cost", "12.5 万元");
    assert!(place(&desk, "q-shoot_cost-read").contains("125,000 yuan"));
    assert_eq!(place(&desk, "e-errors"), "");
}

#[test]
fn the_link_is_the_state_and_opens_to_the_same_page() {
    let mut first = desk(Lang::Zh);
    first.act(Do::Who, 0, "firm");
    answer(&mut first, "level", "NRTA");
    answer(&mut first, "revenue", "3,000,000");
    let fragment = first.fragment();
    assert_eq!(fragment, "level=NRTA&revenue=3000000&v=2025-01-02&who=firm");
    let mut second = desk(Lang::Zh);
    assert_eq!(second.open(&fragment, Written::Elsewhere), Some(Vec::new()));
    for (one, other) in all_slots(&second).iter().zip(all_slots(&first)) {
        assert_eq!(*one, other);
    }
    assert_eq!(
        second.open("result-heading", Written::Elsewhere),
        None,
        "an anchor is no case"
    );
}

#[test]
fn what_a_link_holds_and_nobody_understands_is_named() {
    let mut desk = desk(Lang::En);
    desk.open("level=NRTA&wages=7&local_theme=perhaps", Written::Elsewhere);
    let notice = place(&desk, "e-notice");
    assert!(
        notice.contains("wages") && notice.contains("local_theme"),
        "{notice}"
    );
    assert!(place(&desk, "e-answers").contains("NRTA"));
}

#[test]
fn a_link_of_another_edition_is_computed_by_both() {
    let mut desk = desk(Lang::En);
    let effects = desk.open(
        "applicant_in_district=yes&level=NRTA&local_theme=no&v=2024-01-01",
        Written::Elsewhere,
    );
    assert_eq!(effects, Some(vec![Effect::Fetch("2024-01-01".into())]));
    assert_eq!(
        desk.edition_address("2024-01-01"),
        "/estimate/editions/2024-01-01.txt"
    );
    let mut old = setup(Lang::En).policy;
    old.version = "2024-01-01".into();
    let award = usize::from(old.parameter("nrta_award").expect("a parameter"));
    old.parameters[award].values[0].value = crate::policy::Fraction::whole(50_000);
    desk.arrived("2024-01-01", Some(old));
    let edition = place(&desk, "e-edition");
    for figure in ["2024-01-01", "50,000 yuan", "80,000 yuan"] {
        assert!(edition.contains(figure), "{figure}: {edition}");
    }
    desk.open("level=NRTA&v=1999-01-01", Written::Elsewhere);
    assert!(place(&desk, "e-edition").contains(desk.words.edition_missing));
}

#[test]
fn what_the_device_kept_is_offered_and_kept_until_it_is_decided_about() {
    let mut before = desk(Lang::Zh);
    answer(&mut before, "nights_requested", "10");
    let kept = before.keeps().cases.expect("something to keep");
    let mut desk = desk(Lang::Zh);
    let today = Day::parse("2026-12-01").ok();
    assert_eq!(
        desk.arrive(
            today,
            None,
            "",
            Written::Elsewhere,
            holding(Some(&kept), None)
        ),
        []
    );
    assert!(place(&desk, "e-notice").contains("data-do=\"restore\""));
    assert_eq!(place(&desk, "e-on"), "2026-12-01");
    assert_eq!(desk.keeps().cases.as_deref(), Some(&*kept));
    answer(&mut desk, "shoot_days", "3");
    let both = desk.keeps().cases.expect("something to keep");
    assert!(
        both.contains("shoot_days=3") && both.contains(&kept),
        "{both}"
    );
    desk.act(Do::Restore, 0, "");
    assert_eq!(place(&desk, "q-nights_requested"), "10");
    let both = desk.keeps().cases.expect("something to keep");
    assert!(
        both.starts_with(&kept) && both.contains("shoot_days=3"),
        "{both}"
    );
    assert!(place(&desk, "e-notice").contains("data-do=\"restore\""));
    desk.act(Do::Forget, 0, "");
    assert_eq!(desk.keeps().cases, Some(kept));
    desk.act(Do::Clear, 0, "");
    assert_eq!(desk.keeps().cases, None, "forgotten");
}

#[test]
fn a_link_of_somebody_elses_does_not_overwrite_what_the_device_kept() {
    let mut before = desk(Lang::Zh);
    answer(&mut before, "nights_requested", "10");
    let kept = before.keeps().cases.expect("something to keep");
    let mut desk = desk(Lang::Zh);
    desk.arrive(
        None,
        None,
        "shoot_days=3",
        Written::Elsewhere,
        holding(Some(&kept), None),
    );
    assert_eq!(place(&desk, "q-shoot_days"), "3");
    assert!(place(&desk, "e-notice").contains("data-do=\"discard\""));
    assert!(desk.keeps().cases.is_some_and(|text| text.contains(&kept)));
    // Come back to the same case, there is nothing to offer.
    let link = before.fragment();
    let mut again = self::desk(Lang::Zh);
    again.arrive(
        None,
        None,
        &link,
        Written::Elsewhere,
        holding(Some(&kept), None),
    );
    assert_eq!(place(&again, "e-notice"), "");
}

#[test]
fn what_is_the_visitors_own_is_shown_and_taken_back_from_the_list() {
    let mut desk = desk(Lang::En);
    desk.open(
        "a.production_rate=0.1&p.free-lodging=300&who=graduate",
        Written::Elsewhere,
    );
    let rate = usize::from(
        desk.page
            .policy
            .parameter("production_rate")
            .expect("it is there"),
    );
    let mut parts = desk.page.policy.parts.iter();
    let lodging = parts
        .position(|part| part.id == "free-lodging")
        .expect("it is there");
    let places = [Field::Parameter(rate), Field::Part(lodging)];
    let ids = ["a-production_rate".to_owned(), format!("p-{lodging}")];
    for (field, id) in places.into_iter().zip(ids) {
        let at = field.place(&desk.page.policy);
        assert_eq!(Field::at(&desk.page.policy, at), field);
        assert!(place(&desk, "e-answers").contains(&format!("data-at=\"{at}\"")));
        assert_eq!(desk.act(Do::Go, at, ""), [Effect::Focus(id.clone())]);
        assert_eq!(desk.case.role, None, "a graduate is not asked for it");
        desk.act(Do::Drop, at, "");
        assert_eq!(place(&desk, &id), "");
    }
    assert_eq!(place(&desk, "e-answers"), "");
}

#[test]
fn a_link_carries_what_is_compared() {
    let mut desk = desk(Lang::En);
    desk.act(Do::Keep, 0, "");
    answer(&mut desk, "level", "NRTA");
    for scenario in ["", "shoot_days=3"] {
        desk.scenario = Some(link::read(&desk.page.policy, scenario).case);
        let mut other = self::desk(Lang::En);
        other.open(&desk.fragment(), Written::Elsewhere);
        assert_eq!(other.scenario, desk.scenario, "{}", desk.fragment());
        assert_eq!(other.case, desk.case);
        assert_ne!(place(&other, "c-table"), "");
    }
}

fn sheet() -> Desk {
    let spot = |id: &str| Spot {
        id: id.into(),
        name: format!("Scene {id}"),
        site: "site".into(),
        unknown: vec!["size".into()],
        ..Spot::default()
    };
    Desk::new(Setup {
        shoot: Some(Shoot {
            scenes: vec![spot("prison"), spot("inn")],
            sites: vec![Ground {
                id: "site".into(),
                name: "The site".into(),
                unknown: vec!["power".into()],
            }],
            gone: vec![("old-hall".into(), "Old hall".into())],
            lines: vec!["rooms".into(), "trains".into()],
            recce: "/scenes/recce/".into(),
            ..Shoot::default()
        }),
        ..setup(Lang::En)
    })
}

#[test]
fn the_sheet_takes_up_what_the_device_kept_with_the_shortlist_as_it_is_now() {
    let mut before = desk(Lang::En);
    answer(&mut before, "shoot_days", "3");
    let kept = before.keeps().cases;
    let mut sheet = sheet();
    sheet.arrive(
        None,
        None,
        "",
        Written::Elsewhere,
        holding(kept.as_deref(), Some("inn,old-hall,nowhere")),
    );
    assert_eq!(place(&sheet, "q-shoot_days"), "3");
    let scenes = place(&sheet, "k-scenes");
    for said in [
        "Scene inn",
        "Old hall",
        sheet.words.gone,
        "nowhere",
        sheet.words.no_scene,
    ] {
        assert!(scenes.contains(said), "{said}: {scenes}");
    }
    assert!(place(&sheet, "k-asks").contains("size"));
    sheet.act(Do::Unpick, 0, "old-hall");
    assert_eq!(sheet.keeps().shortlist.as_deref(), Some("inn,nowhere"));
    sheet.act(Do::Heads, 0, "４５");
    assert_eq!(sheet.case.plan.heads, Some(45));
    sheet.act(Do::Heads, 0, "many");
    assert!(place(&sheet, "k-heads-read").contains(sheet.words.not_heads));
    assert_eq!(place(&sheet, "k-heads"), "many");
}

#[test]
fn a_case_that_was_sent_is_looked_at_then_taken_over_or_left() {
    let mut own = sheet();
    own.arrive(
        None,
        None,
        "",
        Written::Elsewhere,
        holding(None, Some("inn")),
    );
    own.act(Do::Heads, 0, "7");
    let (kept, list) = (own.keeps().cases, own.keeps().shortlist);
    let arrive = || {
        let mut sheet = sheet();
        sheet.arrive(
            None,
            None,
            "heads=45&scenes=prison",
            Written::Elsewhere,
            holding(kept.as_deref(), list.as_deref()),
        );
        sheet
    };
    let mut viewed = arrive();
    assert_eq!(place(&viewed, "k-heads"), "45");
    assert!(place(&viewed, "e-notice").contains(viewed.words.received));
    assert_eq!(
        (viewed.keeps().cases, viewed.keeps().shortlist),
        (kept.clone(), list.clone()),
        "nothing is touched"
    );
    viewed.act(Do::Discard, 0, "");
    assert_eq!(place(&viewed, "k-heads"), "7");
    assert_eq!(
        (viewed.keeps().cases, viewed.keeps().shortlist),
        (kept.clone(), list.clone())
    );

    for what in [Do::Adopt, Do::Name] {
        let mut taken = arrive();
        taken.act(what, 0, "theirs");
        assert_eq!(taken.keeps().shortlist.as_deref(), Some("prison"));
        let all = taken.keeps().cases.expect("both");
        assert!(
            all.starts_with("estimate") && all.contains("heads=45"),
            "{all}"
        );
        assert!(all.contains(kept.as_deref().expect("their own")), "{all}");
        assert_eq!(place(&taken, "e-notice"), "");
        assert!(place(&taken, "k-cases").contains("data-do=\"restore\""));
    }
    // Their own link is no case of somebody else's, and scenes chosen since stay.
    let mut again = sheet();
    again.arrive(
        None,
        None,
        &own.fragment(),
        Written::Here,
        holding(kept.as_deref(), Some("inn,prison")),
    );
    assert_eq!(place(&again, "e-notice"), "");
    assert_eq!(again.case.plan.scenes, Ids::read("inn,prison"));
}

#[test]
fn ticks_belong_to_the_case_and_go_along_in_its_link() {
    let kept = |id: &str| {
        let mut ticks = Ticks::default();
        ticks.0.pick(id);
        Device {
            checklist: ticks.keep(),
            ..Device::default()
        }
    };
    let is_ticked = |desk: &Desk, id: &str| {
        let id = format!("tick-{id}");
        let slot = all_slots(desk).into_iter().find(|slot| slot.id == id);
        slot.map(|slot| slot.change) == Some(Change::Checked(true))
    };
    let mut own = sheet();
    own.arrive(None, None, "", Written::Elsewhere, kept("rooms"));
    assert!(is_ticked(&own, "rooms") && !is_ticked(&own, "trains"));
    own.act(Do::Tick, 0, "trains");
    own.act(Do::Tick, 0, "rooms");
    assert_eq!(place(&own, "k-done"), "1");
    assert_eq!(
        own.fragment(),
        format!("done=.08&v={}", own.page.policy.version)
    );
    assert_eq!(own.keeps().checklist, kept("trains").checklist);
    assert_eq!(own.write().len(), 2, "the case and the ticks");
    assert_eq!(own.write(), [], "all is written");
    // Somebody who has ticks of their own sees those of the link, and keeps theirs.
    let mut other = sheet();
    other.arrive(
        None,
        None,
        "done=trains&heads=3",
        Written::Elsewhere,
        kept("rooms"),
    );
    assert!(is_ticked(&other, "trains") && !is_ticked(&other, "rooms"));
    assert_eq!(other.keeps(), kept("rooms"));
    other.act(Do::Discard, 0, "");
    assert!(is_ticked(&other, "rooms") && !is_ticked(&other, "trains"));
    // What cannot be read stays until there is something to put in its place.
    let mut lost = sheet();
    let unreadable = Device {
        checklist: Some("checklist 9 x".into()),
        ..Device::default()
    };
    lost.arrive(None, None, "", Written::Elsewhere, unreadable.clone());
    assert_eq!(lost.keeps(), unreadable);
    lost.act(Do::Tick, 0, "rooms");
    assert_eq!(lost.keeps().checklist, kept("rooms").checklist);
    // Another tab ticks.
    own.look_again(kept("rooms"));
    assert!(is_ticked(&own, "rooms") && !is_ticked(&own, "trains"));
}

#[test]
fn a_link_that_is_opened_in_the_middle_of_a_visit_takes_nothing_away() {
    let mut sheet = sheet();
    sheet.arrive(
        None,
        None,
        "",
        Written::Elsewhere,
        holding(None, Some("inn")),
    );
    sheet.act(Do::Heads, 0, "7");
    let own = sheet.keeps();
    let lines = |device: &Device| device.cases.clone().unwrap_or_default();
    sheet
        .open("heads=45&scenes=prison", Written::Elsewhere)
        .expect("a case");
    assert_eq!(place(&sheet, "k-heads"), "45");
    assert!(place(&sheet, "e-notice").contains(sheet.words.received));
    assert_eq!(lines(&sheet.keeps()), lines(&own), "kept beside it");
    sheet.write();
    sheet.act(Do::Discard, 0, "");
    assert_eq!(place(&sheet, "k-heads"), "7");
    // An anchor of the page is no case.
    assert_eq!(sheet.open("k-heading", Written::Elsewhere), None);
}

/// A visit to the sheet, come to by this fragment, with what the device keeps.
fn visit(fragment: &str, device: &Device) -> Desk {
    let mut sheet = sheet();
    come(&mut sheet, fragment, Written::Elsewhere, device);
    sheet
}

fn come(desk: &mut Desk, fragment: &str, written: Written, device: &Device) {
    desk.arrive(None, None, fragment, written, device.clone());
}

fn ticked(ids: &str) -> Option<String> {
    Ticks(Ids::read(ids)).keep()
}

/// Writes what a visit has to write onto the device, as the browser does.
fn store(desk: &mut Desk, device: &mut Device) {
    desk.look_again(device.clone());
    for (key, text) in desk.write() {
        match key {
            saved::KEPT => device.cases = text,
            crate::domain::SHORTLIST => device.shortlist = text,
            crate::checklist::KEPT => device.checklist = text,
            other => panic!("{other}"),
        }
    }
}

fn is_received(desk: &Desk) -> bool {
    place(desk, "e-notice").contains("data-do=\"adopt\"")
}

/// The number of people of every case of the device, the present one first.
fn heads_of(device: &Device) -> Vec<Option<u32>> {
    let policy = setup(Lang::En).policy;
    let left = device
        .cases
        .as_deref()
        .map(|text| saved::recall_all(&policy, text));
    let left = left.unwrap_or_default().into_iter();
    left.map(|left| match left.kept {
        saved::Kept::Case(opened) => opened.case.plan.heads,
        other => panic!("{other:?}"),
    })
    .collect()
}

/// A device with a case for 45 people, with the prison.
fn device_of_45() -> Device {
    let mut device = holding(None, Some("prison"));
    let mut sheet = visit("", &device);
    sheet.act(Do::Heads, 0, "45");
    store(&mut sheet, &mut device);
    device
}

#[test]
fn a_link_that_differs_in_scenes_or_ticks_alone_is_somebody_elses() {
    let device = device_of_45();
    for link in [
        "heads=45&scenes=inn,old-hall&v=2025-01-02",
        "heads=45&scenes=prison&done=rooms",
    ] {
        let mut viewed = visit(link, &device);
        assert!(is_received(&viewed), "{link}");
        assert_eq!(viewed.case, link::read(&viewed.page.policy, link).case);
        assert_eq!(viewed.keeps(), device, "{link}");
        viewed.act(Do::Discard, 0, "");
        assert_eq!(viewed.case.plan.scenes, Ids::read("prison"), "{link}");
        // The same, pasted into the open page.
        let mut open = visit("", &device);
        open.open(link, Written::Elsewhere).expect("a case");
        assert!(is_received(&open), "{link}");
        open.act(Do::Name, 0, "theirs");
        let kept = open.keeps();
        assert_eq!(heads_of(&kept), [Some(45), Some(45)], "{link}");
        open.act(Do::Restore, 0, "");
        assert_eq!(open.keeps().shortlist, device.shortlist, "{link}");
    }
    // The very same case is nobody else's.
    let same = visit("heads=45&scenes=prison", &device);
    assert!(!is_received(&same));
}

#[test]
fn taking_a_case_over_puts_by_one_s_own_with_the_lists_as_they_are_now() {
    let grown = Device {
        shortlist: Some("prison,inn".into()),
        checklist: ticked("rooms"),
        ..device_of_45()
    };
    let lists_alone = Device {
        cases: None,
        ..grown.clone()
    };
    for device in [grown, lists_alone] {
        for what in [Do::Adopt, Do::Name] {
            let mut taken = visit("heads=9&scenes=old-hall", &device);
            taken.act(what, 0, "theirs");
            assert_eq!(taken.keeps().shortlist.as_deref(), Some("old-hall"));
            assert_eq!(taken.keeps().checklist, None);
            assert_eq!(taken.offers.len(), 1, "one's own, once");
            taken.act(Do::Restore, 0, "");
            assert_eq!(taken.keeps().shortlist, device.shortlist);
            assert_eq!(taken.keeps().checklist, device.checklist);
        }
    }
}

#[test]
fn opening_another_case_while_one_is_looked_at_stores_one_s_own_and_not_the_other() {
    let mut device = device_of_45();
    let mut sheet = visit("", &device);
    sheet.act(Do::New, 0, "");
    sheet.act(Do::Heads, 0, "7");
    store(&mut sheet, &mut device);
    assert_eq!(heads_of(&device), [Some(7), Some(45)]);
    device.shortlist = Some("inn".into());
    for (at, expected) in [(0, [Some(7), Some(45)]), (1, [Some(45), Some(7)])] {
        let mut viewed = visit("heads=9&scenes=old-hall", &device);
        viewed.act(Do::Restore, at, "");
        assert!(!is_received(&viewed));
        assert_eq!(heads_of(&viewed.keeps()), expected);
        // The scene that was chosen since stands with the case that it was chosen for.
        let cases = viewed.keeps().cases.expect("two cases");
        assert!(cases.contains("heads=7&scenes=inn"), "{cases}");
    }
}

#[test]
fn an_empty_device_looks_at_a_case_that_was_sent_and_keeps_nothing_of_it() {
    let mut device = Device::default();
    let mut viewed = visit("heads=45&scenes=prison&done=rooms", &device);
    assert!(is_received(&viewed));
    let notice = place(&viewed, "e-notice");
    assert!(notice.contains(viewed.words.received_first), "{notice}");
    store(&mut viewed, &mut device);
    assert_eq!(device, Device::default());
    // A scene is chosen on another page meanwhile.
    device.shortlist = Some("inn".into());
    viewed.look_again(device.clone());
    assert_eq!(viewed.case.plan.scenes, Ids::read("prison"));
    device.shortlist = None;
    viewed.look_again(device.clone());
    viewed.act(Do::Adopt, 0, "");
    store(&mut viewed, &mut device);
    assert_eq!(heads_of(&device), [Some(45)]);
    assert_eq!(device.shortlist.as_deref(), Some("prison"));
    assert_eq!(device.checklist, ticked("rooms"));
    // Left, it is gone.
    let mut left = visit("heads=45", &Device::default());
    left.act(Do::Discard, 0, "");
    assert_eq!(
        (place(&left, "k-heads"), is_received(&left)),
        (String::new(), false)
    );
}

#[test]
fn an_address_that_was_written_here_shows_the_newest_own_case() {
    let mut device = device_of_45();
    let old = visit("", &device).fragment();
    let mut sheet = visit("", &device);
    answer(&mut sheet, "shoot_days", "6");
    store(&mut sheet, &mut device);
    // Back in the history, or loaded again after another tab has changed the case.
    let mut back = self::sheet();
    come(&mut back, &old, Written::Here, &device);
    assert!(!is_received(&back));
    assert_eq!(place(&back, "q-shoot_days"), "6");
    assert!(back.is_own());
    // On the estimator it is no different.
    let mut back = desk(Lang::En);
    come(&mut back, &old, Written::Here, &device);
    assert_eq!(place(&back, "e-notice"), "");
    assert_eq!(place(&back, "q-shoot_days"), "6");
    // Somebody else's address that says the same is a link.
    assert!(is_received(&visit(&old, &device)));
    // Back from a link within the page.
    let mut sheet = visit("", &device);
    sheet.open("heads=9", Written::Elsewhere).expect("a case");
    assert!(is_received(&sheet) && !sheet.is_own());
    sheet.open(&old, Written::Here).expect("a case");
    assert_eq!(place(&sheet, "q-shoot_days"), "6");
    assert!(!is_received(&sheet));
    // A device that keeps nothing has the address alone.
    let mut denied = self::sheet();
    come(&mut denied, &old, Written::Here, &Device::default());
    assert!(!is_received(&denied));
    assert_eq!(place(&denied, "k-heads"), "45");
}

#[test]
fn what_is_entered_beside_a_shortlist_is_one_case_with_it_on_every_page() {
    let mut device = holding(None, Some("prison"));
    let mut desk = desk(Lang::En);
    come(&mut desk, "", Written::Elsewhere, &device);
    answer(&mut desk, "shoot_days", "6");
    assert!(desk.is_own());
    store(&mut desk, &mut device);
    assert_eq!(device.shortlist.as_deref(), Some("prison"));
    // Links to the other page and to the other language carry the address, and nothing that says whose it is.
    let link = desk.fragment();
    let sheet = visit(&link, &device);
    assert!(!is_received(&sheet), "{link}");
    let mut other = self::desk(Lang::Zh);
    come(&mut other, &link, Written::Elsewhere, &device);
    assert_eq!(place(&other, "e-notice"), "", "{link}");
}

#[test]
fn the_estimator_keeps_nothing_of_links_that_are_only_looked_at() {
    let mut device = Device::default();
    let mut desk = desk(Lang::En);
    come(&mut desk, "shoot_days=3", Written::Elsewhere, &device);
    desk.open("shoot_days=4", Written::Elsewhere)
        .expect("a case");
    assert_eq!(place(&desk, "q-shoot_days"), "4");
    assert!(!desk.is_own());
    store(&mut desk, &mut device);
    assert_eq!(device, Device::default());
    answer(&mut desk, "shoot_days", "5");
    store(&mut desk, &mut device);
    assert!(
        device
            .cases
            .is_some_and(|cases| cases.contains("shoot_days=5"))
    );
    // Scenes of somebody else's do not become the shortlist by themselves there either.
    let mut desk = self::desk(Lang::En);
    come(
        &mut desk,
        "scenes=inn",
        Written::Elsewhere,
        &Device::default(),
    );
    assert!(is_received(&desk));
}

#[test]
fn two_tabs_take_no_case_away_from_each_other() {
    let mut device = device_of_45();
    let (mut one, mut two) = (visit("", &device), visit("", &device));
    // The second begins another case; the first goes on with its own.
    two.act(Do::New, 0, "");
    two.act(Do::Heads, 0, "7");
    store(&mut two, &mut device);
    one.act(Do::Heads, 0, "46");
    store(&mut one, &mut device);
    assert_eq!(heads_of(&device), [Some(46), Some(7)]);
    store(&mut two, &mut device);
    two.act(Do::Heads, 0, "8");
    store(&mut two, &mut device);
    assert_eq!(heads_of(&device), [Some(8), Some(46)]);

    // Both change the same case: the later one stands, and stands once.
    let mut device = device_of_45();
    let (mut one, mut two) = (visit("", &device), visit("", &device));
    one.act(Do::Heads, 0, "46");
    two.act(Do::Heads, 0, "47");
    store(&mut one, &mut device);
    store(&mut two, &mut device);
    assert_eq!(heads_of(&device), [Some(47)]);
    // Whoever changed nothing takes up what the other wrote, and does not write what was.
    store(&mut one, &mut device);
    assert_eq!(heads_of(&device), [Some(47)]);
    assert_eq!(place(&one, "k-heads"), "47");

    // What one deletes stays deleted, and what is looked at keeps nothing back.
    let mut device = device_of_45();
    let mut viewed = visit("heads=9", &device);
    let mut two = visit("", &device);
    two.act(Do::New, 0, "");
    two.act(Do::Heads, 0, "7");
    store(&mut two, &mut device);
    two.act(Do::Forget, 0, "");
    two.act(Do::Forget, 0, "");
    store(&mut two, &mut device);
    store(&mut viewed, &mut device);
    assert_eq!(heads_of(&device), [Some(7)]);
}

#[test]
fn the_lists_belong_to_the_case_that_was_begun_last() {
    let mut device = device_of_45();
    let mut other = visit("", &device);
    let mut sheet = visit("", &device);
    sheet.act(Do::New, 0, "");
    store(&mut sheet, &mut device);
    assert_eq!(device.shortlist, None);
    // The other tab still shows the case with its scenes; and so does the device.
    other.look_again(device.clone());
    assert_eq!(other.case.plan.scenes, Ids::read("prison"));
    let mut again = visit("", &device);
    assert!(again.case.is_empty(), "what was begun is still empty");
    assert_eq!(place(&again, "k-cases").matches("<li").count(), 1);
    device.shortlist = Some("inn".into());
    again.look_again(device.clone());
    assert_eq!(again.case.plan.scenes, Ids::read("inn"));
    again.act(Do::Restore, 0, "");
    assert_eq!(again.keeps().shortlist.as_deref(), Some("prison"));
    store(&mut again, &mut device);
    assert_eq!(heads_of(&device), [Some(45), None]);
    // The estimator does not offer a case with nothing in it.
    let mut device = device_of_45();
    let mut sheet = visit("", &device);
    sheet.act(Do::New, 0, "");
    store(&mut sheet, &mut device);
    let mut desk = desk(Lang::En);
    come(&mut desk, "", Written::Elsewhere, &device);
    assert_eq!(
        place(&desk, "e-notice")
            .matches("data-do=\"restore\"")
            .count(),
        1
    );
}

#[test]
fn a_list_that_was_emptied_on_another_page_stays_empty() {
    let mut device = device_of_45();
    let mut sheet = visit("", &device);
    sheet.act(Do::Tick, 0, "rooms");
    store(&mut sheet, &mut device);
    assert!(device.checklist.is_some() && device.shortlist.is_some());
    device.checklist = None;
    device.shortlist = None;
    sheet.look_again(device.clone());
    for desk in [sheet, visit("", &device)] {
        assert!(desk.case.plan.scenes.is_empty() && desk.case.plan.done.is_empty());
        assert_eq!(place(&desk, "k-heads"), "45");
        assert_eq!(desk.keeps().shortlist, None);
        assert_eq!(desk.keeps().checklist, None);
    }
}

#[test]
fn what_is_only_looked_at_can_be_gone_on_with_and_an_empty_case_says_why_it_is_not_exported() {
    for (what, heads) in [(Do::New, ""), (Do::Double, "9")] {
        let mut viewed = visit("heads=9&scenes=inn", &device_of_45());
        viewed.act(what, 0, "");
        assert!(!is_received(&viewed));
        assert_eq!(place(&viewed, "k-heads"), heads);
        let kept = heads_of(&viewed.keeps());
        assert!(
            kept.contains(&Some(9)) && kept.contains(&Some(45)),
            "{kept:?}"
        );
    }
    let mut empty = visit("", &Device::default());
    assert_eq!(empty.act(Do::File, 0, ""), []);
    assert_eq!(place(&empty, "k-file"), empty.words.nothing_yet);
    empty.act(Do::Heads, 0, "3");
    assert_eq!(place(&empty, "k-file"), "");
}

#[test]
fn a_full_device_says_so_and_loses_nothing() {
    let mut device = Device::default();
    let mut sheet = visit("", &device);
    for number in 1..=saved::MOST {
        sheet.act(Do::Heads, 0, &number.to_string());
        if number < saved::MOST {
            sheet.act(Do::New, 0, "");
        }
    }
    store(&mut sheet, &mut device);
    assert_eq!(heads_of(&device).len(), saved::MOST);
    let file = sheet.act(Do::File, 0, "");
    for what in [Do::New, Do::Double] {
        assert_eq!(sheet.act(what, 0, ""), []);
        assert_eq!(place(&sheet, "k-file"), sheet.words.no_room);
        assert_eq!(sheet.keeps(), device);
    }
    for what in [Do::Adopt, Do::Name, Do::New] {
        let mut viewed = visit("heads=99", &device);
        viewed.act(what, 0, "theirs");
        assert!(is_received(&viewed));
        assert!(place(&viewed, "e-notice").contains(viewed.words.no_room));
        assert_eq!(viewed.keeps(), device);
    }
    // What a file holds may be here already.
    let [Effect::Save(_, _, text)] = file.as_slice() else {
        panic!("{file:?}");
    };
    sheet.import(text);
    assert_eq!(place(&sheet, "k-file"), "");
    let other = visit("heads=99", &Device::default()).act(Do::File, 0, "");
    let [Effect::Save(_, _, text)] = other.as_slice() else {
        panic!("{other:?}");
    };
    sheet.import(text);
    assert_eq!(place(&sheet, "k-file"), sheet.words.no_room);
    sheet.act(Do::Forget, 0, "");
    sheet.act(Do::Forget, 0, "");
    sheet.import(text);
    assert_eq!(place(&sheet, "k-heads"), "99");
    assert_eq!(heads_of(&sheet.keeps()).len(), saved::MOST);
}

#[test]
fn clearing_the_answers_leaves_the_scenes_the_ticks_and_the_days() {
    let mut device = Device {
        checklist: ticked("rooms"),
        ..device_of_45()
    };
    let mut sheet = visit("", &device);
    answer(&mut sheet, "shoot_days", "6");
    store(&mut sheet, &mut device);
    let mut desk = desk(Lang::En);
    come(&mut desk, &sheet.fragment(), Written::Here, &device);
    desk.act(Do::Clear, 0, "");
    store(&mut desk, &mut device);
    assert_eq!(desk.case.answers.count(), 0);
    assert_eq!(device.shortlist.as_deref(), Some("prison"));
    assert_eq!(device.checklist, ticked("rooms"));
    assert_eq!(heads_of(&device), [Some(45)]);
    let hidden = Slot {
        id: "e-clear".into(),
        change: Change::Hidden(true),
    };
    assert!(
        all_slots(&desk).contains(&hidden),
        "there is nothing to clear"
    );
}

#[test]
fn a_device_that_keeps_nothing_is_told_of_and_takes_nothing_away() {
    let hidden = |desk: &Desk, id: &str| {
        let mut slots = all_slots(desk).into_iter();
        let slot = slots.find(|slot| slot.id == id && matches!(slot.change, Change::Hidden(_)));
        slot.map(|slot| slot.change) == Some(Change::Hidden(true))
    };
    let mut sheet = sheet();
    sheet.kept(false);
    come(&mut sheet, "", Written::Elsewhere, &Device::default());
    assert!(!hidden(&sheet, "k-lost") && hidden(&sheet, "k-hint"));
    sheet.case.plan.scenes.pick("inn");
    sheet.act(Do::Heads, 0, "7");
    sheet.act(Do::New, 0, "");
    sheet.act(Do::Heads, 0, "8");
    sheet.write();
    sheet.look_again(Device::default());
    assert_eq!(heads_of(&sheet.keeps()), [Some(8), Some(7)]);
    sheet.kept(true);
    assert!(hidden(&sheet, "k-lost") && !hidden(&sheet, "k-hint"));
}

#[test]
fn the_number_of_people_is_read_as_any_other_count() {
    let mut sheet = visit("", &Device::default());
    for (text, heads) in [
        (" 45 ", 45),
        ("1,000", 1000),
        ("45人", 45),
        ("45 people", 45),
        ("４５", 45),
        ("1万", 0),
        ("0", 0),
        ("4.5", 0),
        ("many", 0),
    ] {
        sheet.act(Do::Heads, 0, text);
        assert_eq!(sheet.case.plan.heads.unwrap_or(0), heads, "{text}");
        let says = place(&sheet, "k-heads-read").contains(sheet.words.not_heads);
        assert_eq!(says, heads == 0, "{text}");
    }
    sheet.act(Do::Heads, 0, " ");
    assert!(!place(&sheet, "k-heads-read").contains(sheet.words.not_heads));
}

#[test]
fn a_mangled_link_is_read_and_one_bad_id_takes_no_other_with_it() {
    for link in [
        "heads%3D45%26scenes%3Dprison",
        "heads=45&amp;scenes=prison",
        "heads=45&scenes=Prison",
    ] {
        let viewed = visit(link, &Device::default());
        assert_eq!(
            viewed.fragment(),
            "heads=45&scenes=prison&v=2025-01-02",
            "{link}"
        );
    }
    let viewed = visit(
        "scenes=prison,<b>,inn&done=rooms,!,trains",
        &Device::default(),
    );
    assert_eq!(viewed.case.plan.scenes, Ids::read("prison,inn"));
    assert_eq!(viewed.case.plan.done, Ids::read("rooms,trains"));
    let notice = place(&viewed, "e-notice");
    assert!(notice.contains("scenes=&lt;b&gt;, done=!"), "{notice}");
    // Where nothing of it can be used, one's own stands.
    let own = visit("scenes=<b>", &device_of_45());
    assert!(!is_received(&own));
    assert_eq!(place(&own, "k-heads"), "45");
    assert!(place(&own, "e-notice").contains("scenes=&lt;b&gt;"));
}

#[test]
fn copies_and_files_are_named_and_what_is_here_already_comes_in_once() {
    let mut sheet = visit("", &Device::default());
    sheet.act(Do::Heads, 0, "7");
    let mut names = Vec::new();
    for _ in 0..3 {
        sheet.act(Do::Double, 0, "");
        names.push(place(&sheet, "k-name"));
    }
    assert_eq!(names, ["Copy", "Copy 2", "Copy 3"]);
    sheet.act(Do::Name, 0, "Summer 2/3");
    let effects = sheet.act(Do::File, 0, "");
    let [Effect::Save(name, _, text)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(name, "Summer 2-3.txt");
    let before = sheet.keeps();
    sheet.import(text);
    assert_eq!(sheet.keeps(), before, "it is the one on the page");
    sheet.act(Do::Restore, 0, "");
    sheet.import(text);
    assert_eq!(place(&sheet, "k-name"), "Summer 2/3");
    assert_eq!(heads_of(&sheet.keeps()).len(), heads_of(&before).len());
    for (what, name) in [(Do::Csv, "Summer 2-3.csv"), (Do::Json, "Summer 2-3.json")] {
        let effects = sheet.act(what, 0, "");
        assert!(matches!(&effects[..], [Effect::Save(one, _, _)] if one == name));
    }
}

#[test]
fn the_sheet_lists_every_answer_and_bears_the_name_and_its_tables_hold_the_shoot() {
    let link = "a.production_rate=0.1&from=2026-12-01&heads=45&level=NRTA&scenes=prison&who=firm";
    let mut sheet = visit(link, &Device::default());
    sheet.act(Do::Name, 0, "Summer");
    assert_eq!(place(&sheet, "k-title"), "Summer");
    let given = place(&sheet, "k-given");
    let policy = &sheet.page.policy;
    let rate = policy.parameter("production_rate").expect("a parameter");
    let rate = capital(&policy.parameters[usize::from(rate)].name);
    let level = capital(&policy.questions[question(&sheet, "level")].name);
    for said in ["Role", "Company", &*rate, &*level, "NRTA", "10%"] {
        assert!(given.contains(said), "{said}: {given}");
    }
    assert!(!given.contains("<button"), "{given}");
    for (what, said) in [
        (
            Do::Csv,
            ["Scenes,prison", "First day,2026-12-01", "People,45"],
        ),
        (
            Do::Json,
            ["\"prison\"", "\"from\": \"2026-12-01\"", "\"people\": 45"],
        ),
    ] {
        sheet.act(what, 0, "");
        let text = place(&sheet, "t-text");
        for said in said {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}

#[test]
fn until_somebody_says_who_they_are_only_what_concerns_a_crew_is_to_be_asked() {
    let mut sheet = visit("scenes=prison", &Device::default());
    let name = |sheet: &Desk, id: &str| {
        let mut measures = sheet.page.policy.measures.iter();
        capital(&measures.find(|one| one.id == id).expect("a measure").name)
    };
    let (crew, graduate) = (
        name(&sheet, "production-costs"),
        name(&sheet, "graduate-subsidy"),
    );
    let asks = place(&sheet, "k-asks");
    assert!(asks.contains(&crew) && !asks.contains(&graduate), "{asks}");
    sheet.act(Do::Who, 0, "graduate");
    let asks = place(&sheet, "k-asks");
    assert!(!asks.contains(&crew) && asks.contains(&graduate), "{asks}");
}

#[test]
fn a_typical_case_has_a_short_link() {
    let mut sheet = sheet();
    sheet.arrive(None, None, "", Written::Elsewhere, Device::default());
    for (id, value) in [
        ("applicant_in_district", "yes"),
        ("level", "provincial"),
        ("local_theme", "yes"),
        ("shoot_in_district", "yes"),
        ("shoot_days", "12"),
        ("shoot_cost", "1200000"),
        ("public_location", "yes"),
        ("filed_here", "yes"),
    ] {
        answer(&mut sheet, id, value);
    }
    sheet.act(Do::Who, 0, "crew");
    sheet.act(Do::From, 0, "2026-12-01");
    sheet.act(Do::Until, 0, "2026-12-12");
    sheet.act(Do::Heads, 0, "45");
    for id in [
        "executive-bedroom",
        "operating-theatre",
        "second-cabin",
        "palace-hall",
        "mansion",
        "inn",
    ] {
        sheet.case.plan.scenes.pick(id);
    }
    for id in crate::checklist::CODED.iter().rev().step_by(4).take(10) {
        sheet.act(Do::Tick, 0, id);
    }
    assert_eq!(sheet.case.plan.done.ids().len(), 10);
    let fragment = sheet.fragment();
    assert!(fragment.len() < 300, "{}: {fragment}", fragment.len());
    let opened = link::read(&sheet.page.policy, &fragment);
    assert_eq!(link::write(&sheet.page.policy, &opened.case), fragment);
    // Two more answers.
    answer(&mut sheet, "on_platform", "yes");
    answer(&mut sheet, "views", "150000000");
    let fragment = sheet.fragment();
    assert!(fragment.len() < 320, "{}: {fragment}", fragment.len());
}

#[test]
fn several_cases_are_named_copied_changed_over_and_deleted() {
    let mut sheet = sheet();
    sheet.arrive(None, None, "", Written::Elsewhere, Device::default());
    sheet.act(Do::Heads, 0, "7");
    sheet.act(Do::Name, 0, "Summer");
    sheet.act(Do::Double, 0, "");
    assert_eq!(place(&sheet, "k-name"), "Summer 2");
    sheet.act(Do::Heads, 0, "8");
    sheet.act(Do::New, 0, "");
    assert_eq!(place(&sheet, "k-heads"), "");
    let cases = place(&sheet, "k-cases");
    assert!(
        cases.contains(">Summer<") && cases.contains(">Summer 2<"),
        "{cases}"
    );
    sheet.act(Do::Restore, 1, "");
    assert_eq!(
        (place(&sheet, "k-name"), place(&sheet, "k-heads")),
        ("Summer".into(), "7".into())
    );
    // Deleting is asked for twice, with nothing between.
    let ask = [Effect::Focus("k-delete-0".into())];
    assert_eq!(sheet.act(Do::Forget, 0, ""), ask);
    assert!(place(&sheet, "k-cases").contains(sheet.words.delete_sure));
    sheet.act(Do::Name, 0, "Spring");
    assert!(!place(&sheet, "k-cases").contains(sheet.words.delete_sure));
    assert_eq!(sheet.act(Do::Forget, 0, ""), ask);
    sheet.act(Do::Forget, 0, "");
    assert_eq!(place(&sheet, "k-cases"), "");
}

#[test]
fn a_case_goes_into_a_file_and_comes_back_and_a_foreign_file_is_refused() {
    let mut sheet = sheet();
    sheet.arrive(
        None,
        None,
        "scenes=inn&heads=7",
        Written::Elsewhere,
        Device::default(),
    );
    let effects = sheet.act(Do::File, 0, "");
    let [Effect::Save(_, _, file)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let file = file.clone();
    sheet.act(Do::New, 0, "");
    for bad in [
        "",
        "nonsense",
        &file.replace("heads=7", "heads=8"),
        &file[..file.len() - 1],
    ] {
        sheet.import(bad);
        assert_eq!(place(&sheet, "k-file"), sheet.words.file_damaged, "{bad}");
        assert_eq!(place(&sheet, "k-heads"), "");
    }
    sheet.import(&format!("{file}\n"));
    assert_eq!(place(&sheet, "k-heads"), "7");
    assert_eq!(place(&sheet, "k-file"), "");
}

#[test]
fn a_condition_that_an_assumption_meets_says_so() {
    let mut desk = desk(Lang::En);
    desk.open(
        "shoot_in_district=yes&shoot_cost=1000000&shoot_days=5&a.production_min_days=5",
        Written::Elsewhere,
    );
    let mut parts = desk.page.policy.parts.iter();
    let costs = parts
        .position(|part| part.id == "production-costs")
        .expect("it is there");
    let now = place(&desk, &format!("l-{costs}-now"));
    assert!(
        now.contains(desk.words.met) && now.contains("5 days (your assumption)"),
        "{now}"
    );
}

#[test]
fn damaged_and_foreign_texts_of_the_device_are_not_trusted() {
    for kept in ["", "nonsense", "level=NRTA", "{\"a\":1}", "ĀĀ"] {
        let mut desk = desk(Lang::En);
        desk.arrive(
            None,
            None,
            "",
            Written::Elsewhere,
            holding(Some(kept), None),
        );
        let notice = place(&desk, "e-notice");
        assert!(notice.contains(desk.words.damaged), "{kept:?}: {notice}");
        assert!(!notice.contains("restore"));
        desk.act(Do::Forget, 0, "");
        assert_eq!(place(&desk, "e-notice"), "");
    }
}

#[test]
fn questions_come_a_few_at_a_time_for_whoever_one_is() {
    let mut desk = desk(Lang::En);
    let shown = |desk: &Desk| -> Vec<String> {
        let slots = desk.slots().into_iter();
        let open = slots.filter(|slot| slot.change == Change::Hidden(false));
        open.filter_map(|slot| slot.id.strip_prefix("qb-").map(String::from))
            .collect()
    };
    assert_eq!(shown(&desk).len(), AT_ONCE);
    desk.act(Do::Who, 0, "performer");
    assert_eq!(shown(&desk), ["first_time", "in_crew", "nights_requested"]);
    // An answer elsewhere leads back to it, whoever one said one was.
    let level = question(&desk, "level");
    assert_eq!(
        desk.act(Do::Go, level, ""),
        [Effect::Focus("q-level".into())]
    );
    assert!(shown(&desk).contains(&"level".into()));
    let before = shown(&desk);
    desk.act(Do::More, 0, "");
    assert!(shown(&desk).iter().all(|one| !before.contains(one)));
    desk.act(Do::Back, 0, "");
    assert_eq!(shown(&desk), before);
}

#[test]
fn two_scenarios_stand_side_by_side_and_change_over() {
    let mut desk = desk(Lang::En);
    answer(&mut desk, "applicant_in_district", "yes");
    answer(&mut desk, "level", "NRTA");
    answer(&mut desk, "local_theme", "no");
    desk.act(Do::Keep, 0, "");
    answer(&mut desk, "local_theme", "yes");
    let table = place(&desk, "c-table");
    assert!(
        table.contains("80,000 yuan") && table.contains("120,000 yuan"),
        "{table}"
    );
    assert!(table.contains("compared--differs"));
    desk.act(Do::Swap, 0, "");
    assert!(place(&desk, "e-summary").contains("80,000"));
    desk.act(Do::Stop, 0, "");
    assert_eq!(place(&desk, "c-table"), "");
}

#[test]
fn every_control_has_a_name_of_its_own() {
    for one in Do::ALL {
        assert_eq!(Do::named(one.name()), Some(one));
    }
    assert_eq!(Do::named("dance"), None);
}

#[test]
fn no_place_is_filled_twice_with_the_same_kind_of_thing() {
    let slots = all_slots(&desk(Lang::Zh));
    let mut seen = std::collections::HashSet::new();
    for slot in slots {
        let kind = match &slot.change {
            Change::Attribute(name, _) => (*name).to_owned(),
            change => format!("{:?}", std::mem::discriminant(change)),
        };
        assert!(seen.insert((slot.id.clone(), kind)), "{}", slot.id);
    }
}
