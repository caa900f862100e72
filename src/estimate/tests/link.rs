//! Links and what the device keeps.

use super::super::{
    link::{Ignored, read, write},
    saved::{Kept, keep, recall},
};
use super::*;

fn ignored(key: &str, value: &str) -> Ignored {
    Ignored {
        key: key.into(),
        value: value.into(),
    }
}

/// Every input of every policy on its own: questions, assumptions, prices, role and day.
#[test]
fn every_input_survives_the_round_trip() {
    let mut count = 0;
    let mut goes_round = |policy: &Policy, case: &Case| {
        let link = write(policy, case);
        let opened = read(policy, &link);
        assert_eq!(&opened.case, case, "{}: {link}", policy.id);
        assert_eq!(opened.version.as_deref(), Some(&*policy.version), "{link}");
        assert_eq!(opened.ignored, [], "{link}");
        count += 1;
    };
    for policy in policies() {
        for (index, question) in (0..).zip(&policy.questions) {
            for answer in samples(question) {
                let mut case = Case::new(policy);
                case.answers
                    .set(policy, index, Some(answer))
                    .expect("it fits");
                goes_round(policy, &case);
            }
        }
        for (index, parameter) in (0..).zip(&policy.parameters) {
            if parameter.values.is_empty() {
                let mut case = Case::new(policy);
                case.answers
                    .assume(policy, index, Some(Fraction::ONE))
                    .expect("it fits");
                goes_round(policy, &case);
            }
        }
        for index in 0..policy.parts.len() {
            if policy.parts[index].can_be_priced() {
                let mut case = Case::new(policy);
                case.prices[index] = Some(number("300"));
                goes_round(policy, &case);
            }
        }
        for role in Role::ALL {
            let mut case = Case::new(policy);
            case.role = Some(role);
            goes_round(policy, &case);
        }
        let mut case = Case::new(policy);
        case.on = Some(day("2025-06-02"));
        goes_round(policy, &case);
        let plans = [
            "scenes=prison,inn",
            "from=2026-12-01",
            "until=2026-12-09",
            "heads=45",
        ];
        for plan in plans {
            let case = read(policy, plan).case;
            assert_eq!(case.count(), plan.split(',').count(), "{plan}");
            goes_round(policy, &case);
        }
    }
    assert!(count > 500, "only {count} inputs");
}

/// An answer of every shape that a question can take.
fn samples(question: &Question) -> Vec<Answer> {
    let values = |kind| match kind {
        Kind::YesNo => vec![Value::Truth(true), Value::Truth(false)],
        Kind::Choice => (0..question.options.len())
            .map(|option| Value::Choice(u8::try_from(option).expect("few options")))
            .collect(),
        Kind::Date => vec![Value::Date(day("2026-01-02"))],
        Kind::Rate => vec![Value::Number(number("0.125"))],
        _ => vec![Value::Number(Fraction::ONE)],
    };
    if question.kind != Kind::List {
        return values(question.kind).into_iter().map(Answer::One).collect();
    }
    let full = question
        .fields
        .iter()
        .map(|field| values(field.kind).first().copied());
    let full: Vec<_> = full.collect();
    let empty = vec![None; full.len()];
    vec![
        Answer::List(Vec::new()),
        Answer::List(vec![empty.clone()]),
        Answer::List(vec![full, empty]),
    ]
}

#[test]
fn a_link_is_named_sorted_and_short() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(
        &policy,
        &[
            ("spend", "12万"),
            ("level", "NRTA"),
            ("on", "是"),
            ("growth", "-5%"),
            ("wages", "30万、25万"),
            ("works", "12万:是:_、_:否:20%"),
        ],
    );
    case.role = Some(Role::Firm);
    case.on = Some(day("2025-06-02"));
    let share = policy.parameter("share").expect("a rate");
    case.answers
        .assume(&policy, share, Some(number("5%")))
        .expect("it fits");
    let lodging = part(&policy, "lodging");
    case.prices[lodging] = Some(number("299.5"));
    assert_eq!(
        write(&policy, &case),
        "a.share=0.05&growth=-0.05&level=NRTA&on=2025-06-02&p.lodging=299.5&spend=120000\
         &v=2026-01-01&wages=300000,250000&who=firm&works=120000:yes:_,_:no:0.2&yes=on"
    );
    assert_eq!(write(&policy, &Case::new(&policy)), "");
    assert!(Case::new(&policy).is_empty());
    assert!(!case.is_empty());
    let only = |change: fn(&mut Case)| {
        let mut case = Case::new(&policy);
        change(&mut case);
        case.is_empty()
    };
    assert!(!only(|case| case.role = Some(Role::Crew)));
    assert!(!only(|case| case.prices[0] = Some(Fraction::ONE)));
}

#[test]
fn yes_and_no_are_written_together_and_read_alone_too() {
    let policy = every_kind(Lang::Zh);
    let alone = read(&policy, "q.on=yes&v=2026-01-01");
    let together = read(&policy, "yes=on&v=2026-01-01");
    assert_eq!(alone.case, together.case);
    assert_eq!((alone.ignored, together.ignored), (vec![], vec![]));
    // What is not asked, or not with yes and no, is told; the rest counts.
    let some = read(&policy, "yes=days,on,gone");
    assert_eq!(some.case, together.case);
    assert_eq!(some.ignored, [ignored("yes", "days,on,gone")]);
}

#[test]
fn what_cannot_be_used_is_named_and_the_rest_is() {
    let policy = every_kind(Lang::Zh);
    let opened = read(
        &policy,
        "#days=7&days=8&old_key=1&spend=abc&growth=5%25&level=city&a.rate=0.2&a.none=1&p.costs=5&p.lodging=-5\
         &who=boss&on=2026-02-30&start=2026-02-29&wages=1,x&works=1:yes&v=2020-01-01&area&=&%zz=%E4%BD%A0",
    );
    let expected = case(&policy, &[("days", "7")]);
    assert_eq!(opened.case, expected);
    assert_eq!(opened.version.as_deref(), Some("2020-01-01"));
    assert_eq!(
        opened.ignored,
        [
            ignored("days", "8"),
            ignored("old_key", "1"),
            ignored("spend", "abc"),
            ignored("growth", "5%"),
            ignored("level", "city"),
            ignored("a.rate", "0.2"),
            ignored("a.none", "1"),
            ignored("p.costs", "5"),
            ignored("p.lodging", "-5"),
            ignored("who", "boss"),
            ignored("on", "2026-02-30"),
            ignored("start", "2026-02-29"),
            ignored("wages", "1,x"),
            ignored("works", "1:yes"),
            ignored("area", ""),
            ignored("%zz", "你"),
        ]
    );
    let plain = read(&policy, "#result");
    assert!(
        plain.case.is_empty() && plain.ignored.is_empty(),
        "an anchor is no estimate"
    );
}

#[test]
fn an_address_that_a_chat_encoded_is_read_the_same() {
    let policy = every_kind(Lang::Zh);
    let opened = read(&policy, "wages=300000%2C250000&works=1%3Ayes%3A_");
    assert_eq!(
        opened.case,
        case(&policy, &[("wages", "300000 250000"), ("works", "1:是:_")])
    );
    assert_eq!(opened.ignored, []);
}

#[test]
fn what_was_kept_is_read_again_or_said_to_be_damaged() {
    let policy = every_kind(Lang::Zh);
    let mut case = case(&policy, &[("spend", "120000"), ("days", "7")]);
    case.plan.rename("夏天的戏 & 100%");
    assert_eq!(keep(&policy, &Case::new(&policy)), None);
    let kept = keep(&policy, &case).expect("something to keep");
    match recall(&policy, &kept) {
        Kept::Case(opened) => assert_eq!(opened.case, case),
        other => panic!("{other:?}"),
    }
    for end in 0..kept.len() {
        let cut = recall(&policy, &kept[..end]);
        assert_eq!(cut, Kept::Damaged, "{}", &kept[..end]);
    }
    assert_eq!(
        recall(&policy, &kept.replace("120000", "920000")),
        Kept::Damaged
    );
    assert_eq!(recall(&policy, "{\"days\":7}"), Kept::Damaged);
    assert_eq!(
        recall(&policy, &kept.replacen(" 1 ", " 2 ", 1)),
        Kept::Older
    );
    assert_eq!(recall(&policies()[0], &kept), Kept::Older);
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_link_reads_back_as_the_case((Named(policy), case) in any_policy_and_case()) {
        let link = write(policy, &case);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:,/&=%".contains(&byte);
        prop_assert!(link.bytes().all(plain), "{}", link);
        let keys: Vec<_> = link.split('&').map(|pair| pair.split('=').next()).collect();
        prop_assert!(keys.is_sorted(), "{}", link);
        let opened = read(policy, &link);
        prop_assert_eq!(&opened.case, &case, "{}", &link);
        prop_assert_eq!(opened.ignored, []);
    }

    #[test]
    fn what_was_kept_reads_back_as_the_case((Named(policy), case) in any_policy_and_case()) {
        match keep(policy, &case) {
            None => prop_assert!(case.is_empty()),
            Some(text) => match recall(policy, &text) {
                Kept::Case(opened) => prop_assert_eq!(opened.case, case),
                other => prop_assert!(false, "{:?}", other),
            },
        }
    }

    #[test]
    fn no_text_makes_a_link_panic_and_reading_settles(Named(policy) in any_policy(), text in any_fragment()) {
        let first = write(policy, &read(policy, &text).case);
        let second = write(policy, &read(policy, &first).case);
        prop_assert_eq!(first, second);
        let _ = recall(policy, &text);
    }

    #[test]
    fn every_key_that_is_not_used_is_named(Named(policy) in any_policy(), key in "[a-z]{1,8}zz", value in "[a-z0-9]{0,8}") {
        let opened = read(policy, &format!("{key}={value}"));
        prop_assert_eq!(opened.ignored, [Ignored { key, value }]);
    }
}

/// Any text, and texts that are nearly a fragment.
fn any_fragment() -> impl Strategy<Value = String> {
    let near = "((days|spend|v|on|who|q\\.on|a\\.share|p\\.lodging|wages|works|level)=(yes|no|firm|7|1e9|-1|0\\.5|1/3|NRTA|2026-01-02|1,2|1:yes:_|_|%4|%FF|[^&]{0,6})&?){0,6}";
    prop_oneof![
        "\\PC*",
        near,
        proptest::collection::vec(any::<u8>(), 0..64)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    ]
}
