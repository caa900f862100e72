//! The estimator's frame: every question, every line and every tool, drawn once. What changes with an answer has a
//! place with an id, filled here with the result before any answer.

use super::{Elsewhere, Estimator, Pen, elsewhere, html, link::href};
use crate::{
    domain::Role,
    estimate,
    estimator::{AT_ONCE, Desk, Do, Setup, Shoot, capital},
    platform::Change,
    policy::{
        Policy,
        model::{Award, Kind, Parameter, Part, Question, Source},
        packed, words,
    },
    text::{FrameWords, estimator_words, frame_words, share_words},
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The frame, with the policy for the program that fills it.
pub(super) fn estimator(pen: &Pen, estimator: Estimator) -> AnyView {
    Frame::whole(pen, estimator, None, draw)
}

fn draw(frame: &Frame) -> AnyView {
    frame.draw()
}

/// A frame that the program fills, before anything is entered.
pub(super) struct Frame<'a> {
    pen: &'a Pen<'a>,
    words: &'static FrameWords,
    policy: &'a Policy,
    on: crate::domain::Day,
    places: HashMap<String, Vec<Change>>,
    service: String,
    measures: Vec<(String, Vec<Elsewhere>)>,
    title: String,
    /// Whether this is the page of the case.
    is_sheet: bool,
}

impl Frame<'_> {
    /// A frame with what its program needs: the policy, and on the page of the case what that is put together from, which
    /// is fetched from its file.
    pub(super) fn whole(
        pen: &Pen,
        estimator: Estimator,
        shoot: Option<(Shoot, &str)>,
        draw: impl Fn(&Frame) -> AnyView,
    ) -> AnyView {
        let (shoot, shoot_at) = shoot.unzip();
        let setup = Setup {
            policy: estimator.policy,
            on: estimator.on,
            address: estimator.address,
            editions_at: href(pen, &format!("{}editions/", estimator.path)),
            editions: estimator.editions,
            other: href(pen, &estimator.other),
            shoot,
        };
        let mut places = HashMap::new();
        let desk = Desk::new(setup.clone());
        for slot in desk.slots().into_iter().chain(desk.slow_slots()) {
            places
                .entry(slot.id)
                .or_insert_with(Vec::new)
                .push(slot.change);
        }
        let frame = Frame {
            pen,
            words: frame_words(setup.policy.lang),
            policy: &setup.policy,
            on: setup.on,
            places,
            service: estimator.service,
            measures: estimator.measures,
            title: estimator.title,
            is_sheet: setup.shoot.is_some(),
        };
        let packed = packed::pack(&setup.policy).expect("every checked policy can be packed");
        let shoot = shoot_at.map(|path| {
            view! { <script type="text/plain" class="shoot-data" data-from=href(pen, path)></script> }
        });
        view! {
            <section class="estimator" id=estimator.id data-failed=frame.words.failed data-retry=frame.words.retry>
                {draw(&frame)}
                <script type="text/plain" class="desk-data" data-on=setup.on.to_string() data-address=setup.address data-editions-at=setup.editions_at data-editions=setup.editions.join(" ") data-other=setup.other inner_html=packed></script>
                {shoot}
            </section>
        }
        .into_any()
    }

    pub(super) const fn policy(&self) -> &Policy {
        self.policy
    }

    pub(super) const fn as_of(&self) -> &'static str {
        self.words.as_of
    }

    pub(super) fn on(&self) -> String {
        self.on.to_string()
    }

    pub(super) const fn no_commitment(&self) -> &'static str {
        self.words.no_commitment
    }

    pub(super) fn service(&self) -> String {
        href(self.pen, &self.service)
    }

    /// What the whole estimate rests on: the edition of the rules, and each source with its date.
    pub(super) fn basis_of_all(&self) -> AnyView {
        let sources: Vec<AnyView> = self
            .policy
            .sources
            .iter()
            .map(|source| {
                let dated = self.dated(source);
                let checked = format!("{} {}", self.words.checked, source.checked);
                view! { <p class="line__source"><span>{source.title.clone()}</span><span>{dated}</span><span>{checked}</span></p> }.into_any()
            })
            .collect();
        view! {
            <p class="line__source"><span>{self.policy.title.clone()}</span><span>{self.words.edition}" "{self.policy.version.clone()}</span></p>
            {sources}
        }
        .into_any()
    }

    /// A source's date in words.
    fn dated(&self, source: &Source) -> String {
        source.date.as_ref().map_or_else(
            || self.words.undated.to_owned(),
            |date| format!("{} {date}", self.words.dated),
        )
    }

    fn found<T>(&self, id: &str, of: impl Fn(&Change) -> Option<T>) -> Option<T> {
        self.places.get(id).into_iter().flatten().find_map(of)
    }

    /// What a place holds, as HTML.
    pub(super) fn inner(&self, id: &str) -> String {
        let inner = self.found(id, |change| match change {
            Change::Html(html) => Some(html.clone()),
            Change::Text(text) => Some(html(text.clone().into_any())),
            _ => None,
        });
        inner.unwrap_or_default()
    }

    fn is_hidden(&self, id: &str) -> bool {
        let hidden = self.found(id, |change| match change {
            Change::Hidden(hidden) => Some(*hidden),
            _ => None,
        });
        hidden.unwrap_or(false)
    }

    fn class(&self, id: &str) -> Option<&'static str> {
        self.found(id, |change| match change {
            Change::Class(class) => Some(*class),
            _ => None,
        })
    }

    fn value(&self, id: &str) -> Option<String> {
        self.found(id, |change| match change {
            Change::Value(value) if !value.is_empty() => Some(value.clone()),
            _ => None,
        })
    }

    pub(super) fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.found(id, |change| match change {
            Change::Attribute(known, value) if *known == name => value.clone(),
            _ => None,
        })
    }

    fn draw(&self) -> AnyView {
        view! {
            {self.notices()}
            <div class="estimator__desk">
                {self.questions()}
                {self.result()}
                <p class="result__bar with-script">
                    <span id="e-bar" aria-hidden="true" inner_html=self.inner("e-bar")></span>
                    {Self::button("button", Do::See, self.words.see_result)}
                </p>
            </div>
            {self.what_if()}
            {self.compare()}
            {self.take()}
        }
        .into_any()
    }

    /// The heading, and where the program says what it has to.
    pub(super) fn notices(&self) -> AnyView {
        view! {
            <h2 class="visually-hidden">{self.title.clone()}</h2>
            <div class="estimator__notices" role="status" id="e-notice"></div>
            <div class="estimator__notices" role="status" id="e-edition"></div>
        }
        .into_any()
    }

    pub(super) fn button(class: &'static str, doing: Do, text: &'static str) -> AnyView {
        view! { <button type="button" class=class data-do=doing.name()>{text}</button> }.into_any()
    }

    fn questions(&self) -> AnyView {
        let words = self.words;
        let questions: Vec<AnyView> = self
            .policy
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| self.question(index, question))
            .collect();
        let count = self.policy.questions.len();
        view! {
            <form class="questions with-script" aria-labelledby="questions-heading">
                <h3 class="estimator__heading" id="questions-heading" tabindex="-1">{words.questions}</h3>
                <p class="hint">{words.questions_hint}</p>
                {self.who()}
                <p class="questions__progress">
                    <progress id="e-progress" max=self.attribute("e-progress", "max") value=self.attribute("e-progress", "value") aria-labelledby="e-count"></progress>
                    <span id="e-count" inner_html=self.inner("e-count")></span>
                </p>
                <div class="questions__group" id="questions-group" tabindex="-1" role="group" aria-labelledby="questions-heading">{questions}</div>
                <p class="actions">
                    <button type="button" class="button" id="e-back" data-do=Do::Back.name() disabled=true>{words.back}</button>
                    <button type="button" class="button button--primary" id="e-more" data-do=Do::More.name() disabled={count <= AT_ONCE}>{words.more}</button>
                </p>
                <div role="status" id="e-errors"></div>
                <section class="answers" aria-labelledby="answers-heading">
                    <h4 class="estimator__heading" id="answers-heading" tabindex="-1">{words.answers}</h4>
                    <p class="hint" id="e-none">{words.no_answers}</p>
                    <ul class="answers__list" id="e-answers"></ul>
                    <p><button type="button" class="button" id="e-clear" data-do=Do::Clear.name() hidden=true>{words.clear}</button></p>
                </section>
            </form>
        }
        .into_any()
    }

    pub(super) fn who(&self) -> AnyView {
        let words = self.words;
        let everyone = Self::choice(
            "who-all".into(),
            "who",
            Do::Who,
            0,
            "all",
            words.everyone.into(),
            true,
        );
        let roles: Vec<AnyView> = Role::ALL
            .into_iter()
            .map(|role| {
                let name = estimate::link::role_id(role);
                Self::choice(
                    format!("who-{name}"),
                    "who",
                    Do::Who,
                    0,
                    name,
                    words.role(role).into(),
                    false,
                )
            })
            .collect();
        view! {
            <fieldset class="field choices" aria-describedby="who-hint">
                <legend class="field__label">{words.who}</legend>
                <p class="hint" id="who-hint">{words.who_hint}</p>
                {everyone}
                {roles}
            </fieldset>
        }
        .into_any()
    }

    fn choice(
        id: String,
        name: &str,
        doing: Do,
        at: usize,
        value: &str,
        text: String,
        checked: bool,
    ) -> AnyView {
        view! {
            <label class="choice">
                <input type="radio" id=id name=name.to_owned() value=value.to_owned() data-do=doing.name() data-at=at.to_string() checked=checked/>
                <span>{text}</span>
            </label>
        }
        .into_any()
    }

    pub(super) fn question(&self, index: usize, question: &Question) -> AnyView {
        let words = self.words;
        let id = format!("q-{}", question.id);
        let ask = question
            .ask
            .clone()
            .unwrap_or_else(|| question.name.clone());
        let options: Vec<(String, String)> = match question.kind {
            Kind::YesNo => vec![
                ("yes".into(), words.yes.into()),
                ("no".into(), words.no.into()),
            ],
            Kind::Choice => {
                let options = question.options.iter();
                options
                    .map(|option| (option.id.clone(), option.name.clone()))
                    .collect()
            }
            _ => Vec::new(),
        };
        let field = if options.is_empty() {
            let unit = unit(question.kind, &question.unit);
            Self::field(
                &id,
                Do::Answer,
                index,
                ask,
                unit,
                question.why.clone(),
                question.kind,
            )
        } else {
            let hint_id = format!("{id}-hint");
            let open = Self::choice(
                id.clone(),
                &id,
                Do::Choose,
                index,
                "open",
                words.open.into(),
                true,
            );
            let options: Vec<AnyView> = options
                .into_iter()
                .map(|(value, text)| {
                    Self::choice(
                        format!("{id}-{value}"),
                        &id,
                        Do::Choose,
                        index,
                        &value,
                        text,
                        false,
                    )
                })
                .collect();
            view! {
                <fieldset class="field choices" aria-describedby=hint_id.clone()>
                    <legend class="field__label">{ask}</legend>
                    <p class="hint" id=hint_id.clone()>{question.why.clone()}</p>
                    {options}
                    {open}
                </fieldset>
            }
            .into_any()
        };
        let block = format!("qb-{}", question.id);
        let hidden = self.is_hidden(&block);
        view! { <div class="question" id=block hidden=hidden>{field}</div> }.into_any()
    }

    pub(super) fn field(
        id: &str,
        doing: Do,
        at: usize,
        label: String,
        unit: String,
        hint: Option<String>,
        kind: Kind,
    ) -> AnyView {
        let is_date = kind == Kind::Date;
        let (hint_id, read_id) = (format!("{id}-hint"), format!("{id}-read"));
        let described = if hint.is_some() {
            format!("{hint_id} {read_id}")
        } else {
            read_id.clone()
        };
        let mode = match kind {
            Kind::Count => Some("numeric"),
            _ => None,
        };
        view! {
            <div class="field">
                <label class="field__label" for=id.to_owned()>{label}</label>
                {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                <span class="field__row">
                    <input class="field__input" id=id.to_owned() type=if is_date { "date" } else { "text" } inputmode=mode autocomplete="off" enterkeyhint="done" aria-describedby=described data-do=doing.name() data-at=at.to_string()/>
                    <span class="field__unit">{unit}</span>
                </span>
                <p class="field__read" id=read_id></p>
            </div>
        }
        .into_any()
    }

    fn result(&self) -> AnyView {
        let words = self.words;
        let lines: Vec<AnyView> = (0..self.policy.measures.len())
            .map(|index| self.measure(index))
            .collect();
        view! {
            <section class="result" aria-labelledby="result-heading">
                <h3 class="estimator__heading" id="result-heading" tabindex="-1">{estimator_words(self.policy.lang).result}</h3>
                <p class="result__summary" role="status" id="e-summary" inner_html=self.inner("e-summary")></p>
                <dl class="totals" id="e-totals" inner_html=self.inner("e-totals")></dl>
                <div id="e-removed" inner_html=self.inner("e-removed")></div>
                <p class="note">{words.no_commitment}</p>
                <p class="result__day">
                    <span>{words.as_of}<time id="e-on" inner_html=self.inner("e-on")></time></span>
                    <label class="with-script">
                        <span>{words.as_of_label}</span>
                        <input class="field__input" id="e-day" type="date" data-do=Do::Day.name()/>
                    </label>
                </p>
                <div class="lines" id="e-lines">{lines}</div>
            </section>
        }
        .into_any()
    }

    fn measure(&self, index: usize) -> AnyView {
        let measure = &self.policy.measures[index];
        let (first, end) = measure.parts;
        let lines: Vec<AnyView> = (first..end)
            .map(|part| self.line(usize::from(part)))
            .collect();
        let id = format!("m-{}", measure.id);
        let heading = format!("{id}-name");
        let page = self
            .measures
            .get(index)
            .map(|(path, _)| href(self.pen, path));
        let hidden = self.is_hidden(&id);
        view! {
            <section class="lines__measure" id=id aria-labelledby=heading.clone() hidden=hidden>
                <h4 class="lines__name" id=heading.clone()><a href=page>{format!("{} {}", index + 1, measure.name)}</a></h4>
                {lines}
            </section>
        }
        .into_any()
    }

    fn line(&self, index: usize) -> AnyView {
        let words = self.words;
        let part = &self.policy.parts[index];
        let id = format!("l-{index}");
        let place = |name: &str| format!("{id}-{name}");
        let mark = place("mark");
        let figure = place("figure");
        let now = place("now");
        let rule = words::headline(self.policy, part, self.on).map(|rule| {
            view! { <div class="line__block"><h5 class="line__title">{words.rule}</h5><p>{capital(&rule)}</p></div> }
        });
        let hidden = self.is_hidden(&id);
        view! {
            <details class="line" id=id.clone() hidden=hidden>
                <summary class="line__head">
                    <span class="line__name">{part.name.clone()}</span>
                    <span id=mark.clone() class=self.class(&mark) inner_html=self.inner(&mark)></span>
                    <span class="line__figure" id=figure.clone() inner_html=self.inner(&figure)></span>
                </summary>
                <div class="line__body">
                    <div class="line__now" id=now.clone() inner_html=self.inner(&now)></div>
                    {rule}
                    {self.assumptions(index, part)}
                    {self.price(index, part)}
                    {self.basis(part)}
                    {self.elsewhere(part)}
                    {self.next(part)}
                </div>
            </details>
        }
        .into_any()
    }

    /// A field for each thing that is not published, at the first part that needs it.
    fn assumptions(&self, index: usize, part: &Part) -> AnyView {
        let words = self.words;
        let mut unknown: Vec<usize> = Vec::new();
        self.policy.each_parameter_of(part, &mut |parameter| {
            let parameter = usize::from(parameter);
            if self.policy.parameters[parameter].values.is_empty() && !unknown.contains(&parameter)
            {
                unknown.push(parameter);
            }
        });
        for before in &self.policy.parts[..index] {
            self.policy.each_parameter_of(before, &mut |parameter| {
                unknown.retain(|one| *one != usize::from(parameter));
            });
        }
        if unknown.is_empty() {
            return ().into_any();
        }
        let fields: Vec<AnyView> = unknown
            .into_iter()
            .map(|index| self.assumption(index))
            .collect();
        view! {
            <div class="line__block line__own with-script">
                <h5 class="line__title"><span class="mark mark--assumed">{words.assume}</span></h5>
                <p class="hint">{words.assume_hint}</p>
                {fields}
            </div>
        }
        .into_any()
    }

    fn assumption(&self, index: usize) -> AnyView {
        let parameter: &Parameter = &self.policy.parameters[index];
        let unit = unit(parameter.kind, &parameter.unit);
        let id = format!("a-{}", parameter.id);
        Self::field(
            &id,
            Do::Assume,
            index,
            capital(&parameter.name),
            unit,
            None,
            parameter.kind,
        )
    }

    /// A field for the visitor's own price of what is given in kind.
    fn price(&self, index: usize, part: &Part) -> AnyView {
        let words = self.words;
        let Award::InKind { unit, quantity } = &part.award else {
            return ().into_any();
        };
        let label = match quantity {
            Some(_) => format!("{}{unit}", words.price),
            None => words.price_of_all.to_owned(),
        };
        let hint = Some(words.price_hint.to_owned());
        let field = Self::field(
            &format!("p-{index}"),
            Do::Price,
            index,
            label,
            self.policy.unit.clone(),
            hint,
            Kind::Amount,
        );
        let value = format!("l-{index}-value");
        view! {
            <div class="line__block line__own with-script">
                {field}
            </div>
            <p class="line__valued" role="status" id=value></p>
        }
        .into_any()
    }

    /// The source's own words, where they are from, and when they were last compared.
    fn basis(&self, part: &Part) -> AnyView {
        let words = self.words;
        let source = &self.policy.sources[usize::from(part.source)];
        let stated: Vec<AnyView> = self.stated(part);
        let dated = self.dated(source);
        view! {
            <div class="line__block">
                <h5 class="line__title">{words.source}</h5>
                <blockquote class="line__quote" lang="zh-CN">{part.quote.clone()}</blockquote>
                <p class="line__source">
                    {part.clause.clone().map(|clause| view! { <span>{clause}</span> })}
                    <span>{source.title.clone()}</span>
                    <span>{dated}</span>
                    <span>{words.checked}" "{source.checked.to_string()}</span>
                </p>
                {stated}
            </div>
        }
        .into_any()
    }

    /// Each published figure of the part, with the day it was last checked.
    fn stated(&self, part: &Part) -> Vec<AnyView> {
        let mut known: Vec<usize> = Vec::new();
        self.policy.each_parameter_of(part, &mut |parameter| {
            if !known.contains(&usize::from(parameter)) {
                known.push(usize::from(parameter));
            }
        });
        let figure = |index: usize| {
            let parameter = &self.policy.parameters[index];
            let row = parameter.row(self.on)?;
            let value = words::number(self.policy, parameter.kind, &parameter.unit, row.value);
            let checked = format!("{} {}", self.words.checked, row.checked);
            Some(view! { <p class="line__source"><span>{capital(&parameter.name)}</span><strong>{value}</strong><span>{checked}</span></p> }.into_any())
        };
        known.into_iter().filter_map(figure).collect()
    }

    /// What comparable places have published: never counted.
    fn elsewhere(&self, part: &Part) -> AnyView {
        let words = self.words;
        let places = self.measures.get(usize::from(part.measure));
        let places = places.map(|(_, places)| places.clone()).unwrap_or_default();
        if places.is_empty() || !matches!(part.award, Award::Amount(_)) {
            return ().into_any();
        }
        view! {
            <details class="line__block elsewhere">
                <summary>{words.elsewhere}</summary>
                <p class="hint">{words.elsewhere_hint}</p>
                {elsewhere::elsewhere(self.pen, places)}
            </details>
        }
        .into_any()
    }

    fn next(&self, part: &Part) -> AnyView {
        let words = self.words;
        let measure = self.measures.get(usize::from(part.measure));
        let measure = measure.map(|(path, _)| href(self.pen, path));
        let service = href(self.pen, &self.service);
        let of = [None, Some("why--blocked"), Some("why--unpublished"), None];
        let reasons: Vec<AnyView> = of
            .into_iter()
            .zip(words.unexpected_reasons)
            .map(|(class, reason)| view! { <li class=class>{reason}</li> }.into_any())
            .collect();
        view! {
            <div class="line__block line__next">
                <h5 class="line__title">{words.next}</h5>
                <p>{words.next_text}" "<a href=service>{words.ask}</a>" · "<a href=measure>{words.measure}</a></p>
                <details class="unexpected">
                    <summary>{words.unexpected}</summary>
                    <ul class="line__list">{reasons}</ul>
                </details>
            </div>
        }
        .into_any()
    }

    fn what_if(&self) -> AnyView {
        let words = self.words;
        view! {
            <section class="estimator__tool with-script" id="what-if" aria-labelledby="what-if-heading">
                <h3 class="estimator__heading" id="what-if-heading">{words.what_if}</h3>
                <p class="hint">{words.what_if_hint}</p>
                <label class="field">
                    <span class="field__label">{words.along}</span>
                    <select class="field__input field__input--wide" id="w-along" data-do=Do::Along.name() inner_html=self.inner("w-along")></select>
                </label>
                <div class="what-if__chart" id="w-chart" inner_html=self.inner("w-chart")></div>
            </section>
        }
        .into_any()
    }

    fn compare(&self) -> AnyView {
        let words = self.words;
        view! {
            <section class="estimator__tool with-script" aria-labelledby="compare-heading">
                <h3 class="estimator__heading" id="compare-heading" tabindex="-1">{words.compare}</h3>
                <p class="hint">{words.compare_hint}</p>
                <p class="actions">
                    {Self::button("button", Do::Keep, words.keep)}
                    <button type="button" class="button" id="c-swap" data-do=Do::Swap.name() hidden=true>{words.swap}</button>
                    <button type="button" class="button" id="c-stop" data-do=Do::Stop.name() hidden=true>{words.stop}</button>
                </p>
                <div id="c-table"></div>
            </section>
        }
        .into_any()
    }

    pub(super) fn take(&self) -> AnyView {
        let words = self.words;
        let share = share_words(self.policy.lang);
        let href = self.attribute("t-other", "href");
        let (hint, label) = if self.is_sheet {
            (words.sheet_link_hint, words.sheet_link)
        } else {
            (words.link_hint, words.link)
        };
        let other = (!self.is_sheet).then(|| {
            view! { <p class="with-script"><a id="t-other" href=href>{words.to_case}</a></p> }
        });
        view! {
            <section class="estimator__tool take" aria-labelledby="take-heading">
                <h3 class="estimator__heading" id="take-heading">{words.take}</h3>
                <p class="hint">{hint}</p>
                <div class="take__row">
                    <div class="take__link">
                        <label class="field with-script">
                            <span class="field__label">{label}</span>
                            <input class="field__input field__input--long" id="t-link" type="text" readonly=true value=self.value("t-link")/>
                        </label>
                        <p class="take__print" id="t-print" inner_html=self.inner("t-print")></p>
                        <p class="actions with-script">
                            {Self::button("button button--primary", Do::Copy, words.copy)}
                            {Self::button("button", Do::Print, words.print)}
                            <button type="button" class="button" id="t-poster" data-poster="" data-said="t-status" data-failed=share.poster_failed>{share.poster}</button>
                            {Self::button("button", Do::Csv, words.csv)}
                            {Self::button("button", Do::Json, words.json)}
                        </p>
                        <p role="status" id="t-status"></p>
                        {other}
                    </div>
                    <div class="take__qr" id="t-qr" inner_html=self.inner("t-qr")></div>
                </div>
                <label class="field" id="t-export" hidden=true>
                    <span class="field__label">{words.exported}</span>
                    <textarea class="field__input field__input--long" id="t-text" readonly=true rows="8"></textarea>
                </label>
            </section>
        }
        .into_any()
    }
}

/// The unit beside a field: a rate is asked in per cent.
fn unit(kind: Kind, unit: &str) -> String {
    if kind == Kind::Rate {
        "%".into()
    } else {
        unit.into()
    }
}
