//! What people type.

use super::super::typed::{
    Fault, message, parameter_message, parameter_written, price_message, read, read_field,
    read_parameter, read_price, understood, written,
};
use super::*;

fn of<'p>(policy: &'p Policy, id: &str) -> &'p Question {
    &policy.questions[usize::from(policy.question(id).expect("a question"))]
}

fn typed(id: &str, text: &str) -> Result<Option<Answer>, Fault> {
    let policy = every_kind(Lang::Zh);
    read(&policy, of(&policy, id), text)
}

fn one(text: &str) -> Answer {
    Answer::One(Value::Number(number(text)))
}

#[test]
fn amounts_are_read_as_people_type_them() {
    for (text, amount) in [
        ("12万", "120000"),
        ("12.5 万元", "125000"),
        ("1.2亿", "120000000"),
        ("3千", "3000"),
        ("120,000", "120000"),
        ("120，000", "120000"),
        ("120 000", "120000"),
        ("１２．５", "12.5"),
        ("¥120000", "120000"),
        ("￥ 120,000.50", "120000.5"),
        ("120000元", "120000"),
        ("120000 yuan", "120000"),
        ("RMB 5k", "5000"),
        ("12w", "120000"),
        ("12W元", "120000"),
        ("10k", "10000"),
        ("1.5 million", "1500000"),
        ("5百万", "5000000"),
        ("3千万", "30000000"),
        ("十二万", "120000"),
        ("两千", "2000"),
        ("半万", "5000"),
        ("1亿2000万", "120000000"),
        ("3万5千", "35000"),
        ("1万2000", "12000"),
        ("三万零五百", "30500"),
        ("1,234,567.89", "1234567.89"),
        ("007", "7"),
        ("12.", "12"),
        (".5万", "5000"),
        ("+12", "12"),
        (" 12\u{3000}万 ", "120000"),
        ("1000000000000", "1000000000000"),
    ] {
        assert_eq!(typed("spend", text), Ok(Some(one(amount))), "{text}");
    }
}

#[test]
fn nonsense_is_a_fault_and_never_a_guess() {
    for text in [
        "abc",
        "--",
        "-",
        "1e5",
        "12万万",
        "1,2345",
        "12,34",
        "1,,000",
        "12,",
        "1.2.3",
        "万",
        "12-15万",
        "约12万",
        "3万5",
        "三万五",
        "12 34",
        "$100",
        "0x10",
        "1/3",
        "10%",
        "12万abc",
        "五六",
        "十十",
        "两十",
        "1.5万2千",
        "2千3万",
        "10k5",
        "¥",
        "元",
        "NaN",
        "inf",
        "-0",
        "１２３a",
        "½",
    ] {
        assert_eq!(typed("spend", text), Err(Fault::NotANumber), "{text}");
    }
    for (text, fault) in [
        ("-5", Fault::TooSmall),
        ("负5万", Fault::TooSmall),
        ("0", Fault::TooSmall),
        ("0.5", Fault::TooSmall),
        ("1.234", Fault::TooFine),
        ("0.00001万", Fault::TooSmall),
        ("1000000000000.01", Fault::TooLarge),
        ("2万亿", Fault::TooLarge),
        (&"9".repeat(40), Fault::TooLarge),
        (&"9".repeat(5000), Fault::TooLarge),
        (&format!("1.{}", "1".repeat(40)), Fault::TooFine),
    ] {
        assert_eq!(typed("spend", text), Err(fault), "{text}");
    }
    assert_eq!(typed("spend", " \u{3000}\u{200B}\n"), Ok(None));
}

#[test]
fn counts_take_their_own_unit_and_no_other() {
    for (text, count) in [
        ("7", "7"),
        ("7天", "7"),
        ("7 days", "7"),
        ("1 day", "1"),
        ("7晚", "7"),
        ("七", "7"),
        ("十二天", "12"),
        ("两天", "2"),
        ("二十", "20"),
        ("三十一", "31"),
        ("九十九天", "99"),
        ("七 天", "7"),
        ("7.0", "7"),
    ] {
        assert_eq!(typed("days", text), Ok(Some(one(count))), "{text}");
    }
    for (text, fault) in [
        ("7人", Fault::NotANumber),
        ("7个月", Fault::NotANumber),
        ("7元", Fault::NotANumber),
        ("7 workdays", Fault::NotANumber),
        ("两天半", Fault::NotANumber),
        ("半天", Fault::NotWhole),
        ("7.5", Fault::NotWhole),
        ("366", Fault::TooLarge),
        ("-1", Fault::TooSmall),
    ] {
        assert_eq!(typed("days", text), Err(fault), "{text}");
    }
    assert_eq!(typed("area", "120.5平方米"), Ok(Some(one("120.5"))));
}

#[test]
fn a_share_is_typed_in_percents() {
    for (text, share) in [
        ("10%", "0.1"),
        ("10％", "0.1"),
        ("10", "0.1"),
        ("0.1", "0.001"),
        ("12.5 %", "0.125"),
        ("百分之十", "0.1"),
        ("百分之12.5", "0.125"),
        ("千分之五", "0.005"),
        ("3成", "0.3"),
        ("10个百分点", "0.1"),
        ("10 percent", "0.1"),
        ("-20%", "-0.2"),
        ("150%", "1.5"),
    ] {
        assert_eq!(typed("growth", text), Ok(Some(one(share))), "{text}");
    }
    assert_eq!(typed("growth", "10万%"), Err(Fault::NotANumber));
    assert_eq!(typed("growth", "10%%"), Err(Fault::NotANumber));
    assert_eq!(typed("growth", "-101%"), Err(Fault::TooSmall));
    let policy = every_kind(Lang::Zh);
    let growth = of(&policy, "growth");
    let read = read(&policy, growth, "0.1")
        .expect("a share")
        .expect("not blank");
    assert_eq!(understood(&policy, growth, &read), "0.1%");
}

#[test]
fn dates_are_read_where_the_order_is_plain() {
    for text in [
        "2026-01-02",
        "2026/1/2",
        "2026.1.2",
        "2026年1月2日",
        "2026 年 1 月 2 号",
        "２０２６-１-２",
        "20260102",
    ] {
        let expected = Ok(Some(Answer::One(Value::Date(day("2026-01-02")))));
        assert_eq!(typed("start", text), expected, "{text}");
    }
    for text in [
        "01/02/2026",
        "2026-02-30",
        "2026-13-01",
        "26-01-02",
        "2026-01",
        "2026",
        "明天",
        "2026-1-2-3",
        "2026-1/2",
        "2026年1月",
        "+2026-1-2",
        "2026--1-2",
    ] {
        assert_eq!(typed("start", text), Err(Fault::NotADate), "{text}");
    }
}

#[test]
fn choices_and_truths_are_read_by_their_names() {
    let choice = |index| Ok(Some(Answer::One(Value::Choice(index))));
    assert_eq!(typed("level", "国家级"), choice(0));
    assert_eq!(typed("level", "NRTA"), choice(0));
    assert_eq!(typed("level", " none "), choice(1));
    assert_eq!(typed("level", "市级"), Err(Fault::NotANumber));
    let truth = |truth| Ok(Some(Answer::One(Value::Truth(truth))));
    assert_eq!(typed("on", "是"), truth(true));
    assert_eq!(typed("on", "No"), truth(false));
    assert_eq!(typed("on", "也许"), Err(Fault::NotANumber));
}

#[test]
fn lists_are_parted_where_a_new_value_begins() {
    let list = |numbers: &[&str]| {
        let entries = numbers
            .iter()
            .map(|text| vec![Some(Value::Number(number(text)))]);
        Ok(Some(Answer::List(entries.collect())))
    };
    for text in [
        "30万、25万",
        "30万;25万",
        "30万；25万",
        "30万\n25万\n",
        "30万 25万",
        "30 万 25 万",
        "300,000 250,000",
        "300,000, 250,000",
        "300000,250000",
        "¥300000 ¥250000",
    ] {
        assert_eq!(typed("wages", text), list(&["300000", "250000"]), "{text}");
    }
    assert_eq!(typed("wages", "5,7,9"), list(&["5", "7", "9"]));
    assert_eq!(typed("wages", "300,000"), list(&["300000"]));
    assert_eq!(typed("wages", "没有"), list(&[]));
    assert_eq!(typed("wages", "、"), Err(Fault::NotANumber));
    assert_eq!(typed("wages", "300000、abc"), Err(Fault::NotANumber));
    let record = Ok(Some(Answer::List(vec![vec![
        Some(Value::Number(number("120000"))),
        None,
        Some(Value::Number(number("0.5"))),
    ]])));
    assert_eq!(typed("works", "12万:_:50%"), record);
    assert_eq!(typed("works", "12万:是"), Err(Fault::NotANumber));
}

#[test]
fn fields_assumptions_and_prices_are_read_alike() {
    let policy = every_kind(Lang::Zh);
    let works = of(&policy, "works");
    let cost = read_field(&policy, works, 0, "12万元");
    assert_eq!(cost, Ok(Some(Value::Number(number("120000")))));
    assert_eq!(
        read_field(&policy, works, 2, "50"),
        Ok(Some(Value::Number(number("0.5"))))
    );
    assert_eq!(read_field(&policy, works, 2, "-5"), Err(Fault::TooSmall));
    assert_eq!(read_field(&policy, works, 3, "1"), Err(Fault::NotANumber));
    let share = &policy.parameters[usize::from(policy.parameter("share").expect("a rate"))];
    assert_eq!(
        read_parameter(&policy, share, "5"),
        Ok(Some(number("0.05")))
    );
    assert_eq!(read_parameter(&policy, share, "-5%"), Err(Fault::TooSmall));
    assert!(read_parameter(&policy, share, "1000%").is_ok());
    for absurd in ["1000.1%", "100万"] {
        assert!(read_parameter(&policy, share, absurd).is_err(), "{absurd}");
    }
    assert_eq!(read_parameter(&policy, share, ""), Ok(None));
    assert_eq!(read_price(&policy, "300元"), Ok(Some(number("300"))));
    assert_eq!(read_price(&policy, "0.001"), Err(Fault::TooFine));
    assert_eq!(read_price(&policy, "-1"), Err(Fault::TooSmall));
    assert_eq!(read_price(&policy, "2万亿"), Err(Fault::TooLarge));
}

#[test]
fn money_of_another_currency_is_not_taken_for_the_policys() {
    let of_code = |code: &str| {
        let found = policies().iter().find(|policy| policy.currency == code);
        found.expect("a policy in this currency")
    };
    let dollars = of_code("USD");
    assert_eq!(read_price(dollars, "$1,000"), Ok(Some(number("1000"))));
    assert_eq!(read_price(dollars, "1000元"), Err(Fault::NotANumber));
    assert_eq!(read_price(of_code("ISK"), "1.5"), Err(Fault::TooFine));
}

#[test]
fn how_it_was_read_is_said_with_its_unit() {
    let said = |lang, id: &str, text: &str| {
        let policy = every_kind(lang);
        let question = of(&policy, id);
        let answer = read(&policy, question, text)
            .expect("an answer")
            .expect("not blank");
        understood(&policy, question, &answer)
    };
    assert_eq!(said(Lang::Zh, "spend", "12万"), "120,000元");
    assert_eq!(said(Lang::En, "spend", "12万"), "120,000 yuan");
    assert_eq!(said(Lang::Zh, "days", "七"), "7天");
    assert_eq!(said(Lang::En, "start", "2026/1/2"), "2 January 2026");
    assert_eq!(said(Lang::Zh, "on", "否"), "没有开机");
    assert_eq!(said(Lang::Zh, "level", "NRTA"), "国家级");
    assert_eq!(said(Lang::Zh, "wages", "30万 25万"), "300,000元、250,000元");
    assert_eq!(
        said(Lang::Zh, "works", "12万:是:_"),
        "成本：120,000元，本地题材：是，份额：未填"
    );
}

#[test]
fn a_message_names_the_limit() {
    let zh = every_kind(Lang::Zh);
    let en = every_kind(Lang::En);
    assert_eq!(
        message(&zh, of(&zh, "days"), Fault::TooLarge),
        "不能大于365天"
    );
    assert_eq!(
        message(&en, of(&en, "days"), Fault::TooLarge),
        "This must be at most 365 days"
    );
    assert_eq!(
        message(&zh, of(&zh, "spend"), Fault::TooSmall),
        "不能小于1元"
    );
    assert_eq!(
        message(&zh, of(&zh, "growth"), Fault::TooSmall),
        "不能小于-100%"
    );
    assert_eq!(
        message(&zh, of(&zh, "spend"), Fault::TooFine),
        "最多2位小数"
    );
    for policy in policies() {
        for fault in [
            Fault::NotANumber,
            Fault::NotWhole,
            Fault::TooFine,
            Fault::TooSmall,
            Fault::TooLarge,
            Fault::NotADate,
        ] {
            let questions = policy
                .questions
                .iter()
                .map(|one| message(policy, one, fault));
            let parameters = policy.parameters.iter();
            let parameters = parameters.map(|one| parameter_message(policy, one, fault));
            for text in questions
                .chain(parameters)
                .chain([price_message(policy, fault)])
            {
                assert!(!text.is_empty() && !text.contains("{}"), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn what_is_written_reads_back_as_it_was((Named(policy), question, answer) in any_policy_question_and_answer()) {
        let text = written(policy, question, &answer);
        prop_assert_eq!(read(policy, question, &text), Ok(Some(answer)), "{}", text);
    }

    #[test]
    fn how_it_was_understood_reads_back_too((Named(policy), question, answer) in any_policy_question_and_answer()) {
        if matches!(question.kind, Kind::Amount | Kind::Count | Kind::Number | Kind::Rate | Kind::Choice) {
            let text = understood(policy, question, &answer);
            // English dates and statements are for reading only.
            prop_assert_eq!(read(policy, question, &text), Ok(Some(answer)), "{}", text);
        }
    }

    #[test]
    fn assumptions_read_back(index in 0..5_usize, units in 0..1_000_000_i64) {
        let policy = every_kind(Lang::En);
        let parameter = &policy.parameters[index];
        let value = match parameter.kind {
            Kind::Count => Fraction::whole(units),
            // At most 1,000 %.
            Kind::Rate => Fraction::decimal(units, 5),
            _ => Fraction::decimal(units, 2),
        };
        let text = parameter_written(&policy, parameter, value);
        prop_assert_eq!(read_parameter(&policy, parameter, &text), Ok(Some(value)), "{}", text);
    }

    #[test]
    fn no_text_makes_reading_panic(Named(policy) in any_policy(), text in "\\PC*|[0-9,.，．万千亿百十半两k%￥¥:、;_ \n-]{0,24}") {
        for question in &policy.questions {
            if let Ok(Some(answer)) = read(policy, question, &text) {
                // Whatever was read is an answer, and is written so that it reads the same.
                let again = read(policy, question, &written(policy, question, &answer));
                prop_assert_eq!(again, Ok(Some(answer)));
            }
        }
        for parameter in &policy.parameters {
            let _ = read_parameter(policy, parameter, &text);
        }
        let _ = read_price(policy, &text);
    }
}
