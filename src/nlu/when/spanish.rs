//! Spanish words about days, without accents.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::english::{hours, year_ago};
use super::holiday::Holiday;
use super::said::{Cut, Season, TimeUnit};
use super::term::Term;

/// Phrases, several with a comma between them, and what they do.
pub(super) fn rows() -> Vec<(&'static str, Term)> {
    let mut rows = names();
    rows.extend(relations());
    rows
}

fn names() -> Vec<(&'static str, Term)> {
    vec![
        ("hoy, esta manana, esta tarde, esta noche, ahora", Term::Day(0)),
        ("el dia de hoy, ahora mismo, hoy mismo, ahorita", Term::Day(0)),
        ("hoy en la noche, hoy en la tarde, hoy en la manana", Term::Day(0)),
        ("ayer, anoche, el dia de ayer", Term::Day(-1)),
        ("anteayer, antier, antes de ayer, antes ayer", Term::Day(-2)),
        ("anteanoche, antenoche", Term::Day(-2)),
        ("manana, el dia de manana", Term::Day(1)),
        ("pasado manana", Term::Day(2)),
        ("dia, dias", Term::Unit(TimeUnit::Day)),
        ("semana, semanas", Term::Unit(TimeUnit::Week)),
        ("fin de semana, fines de semana, finde", Term::Unit(TimeUnit::Weekend)),
        ("mes, meses, mes natural", Term::Unit(TimeUnit::Month)),
        ("trimestre, trimestres", Term::Unit(TimeUnit::Quarter)),
        ("semestre, semestres", Term::Unit(TimeUnit::Half)),
        ("ano, anos, ano natural", Term::Unit(TimeUnit::Year)),
        ("quincena", Term::Days(15)),
        ("medio ano", Term::Months(6)),
        ("ano y medio, un ano y medio", Term::Months(18)),
        ("lunes", Term::Weekday(Mon)),
        ("martes", Term::Weekday(Tue)),
        ("miercoles", Term::Weekday(Wed)),
        ("jueves", Term::Weekday(Thu)),
        ("viernes", Term::Weekday(Fri)),
        ("sabado, sabados", Term::Weekday(Sat)),
        ("domingo, domingos", Term::Weekday(Sun)),
        ("enero, ene", Term::Month(1)),
        ("febrero, feb", Term::Month(2)),
        ("marzo", Term::Month(3)),
        ("abril, abr", Term::Month(4)),
        ("mayo", Term::Month(5)),
        ("junio, jun", Term::Month(6)),
        ("julio, jul", Term::Month(7)),
        ("agosto, ago", Term::Month(8)),
        ("septiembre, setiembre, sept", Term::Month(9)),
        ("octubre, oct", Term::Month(10)),
        ("noviembre, nov", Term::Month(11)),
        ("diciembre, dic", Term::Month(12)),
        ("primavera", Term::Season(Season::Spring)),
        ("verano", Term::Season(Season::Summer)),
        ("otono", Term::Season(Season::Autumn)),
        ("invierno", Term::Season(Season::Winter)),
        ("dia de pago, dia de cobro, que cobre, que me pagaron", Term::Payday),
        ("la nomina, nomina", Term::Payday),
        ("ano nuevo, el ano nuevo, dia de ano nuevo", Term::Holiday(Holiday::NewYear)),
        ("reyes, dia de reyes, los reyes", Term::Holiday(Holiday::Epiphany)),
        ("san valentin, dia de san valentin", Term::Holiday(Holiday::Valentine)),
        ("semana santa", Term::Holiday(Holiday::HolyWeek)),
        ("viernes santo", Term::Holiday(Holiday::GoodFriday)),
        ("pascua, domingo de pascua, domingo de resurreccion", Term::Holiday(Holiday::Easter)),
        ("pentecostes", Term::Holiday(Holiday::Pentecost)),
        ("halloween", Term::Holiday(Holiday::Halloween)),
        ("accion de gracias, dia de accion de gracias", Term::Holiday(Holiday::Thanksgiving)),
        ("black friday, viernes negro", Term::Holiday(Holiday::BlackFriday)),
        ("nochebuena, noche buena", Term::Holiday(Holiday::ChristmasEve)),
        ("navidad, navidades, dia de navidad", Term::Holiday(Holiday::Christmas)),
        ("nochevieja, noche vieja, fin de ano", Term::Holiday(Holiday::NewYearsEve)),
    ]
}

fn relations() -> Vec<(&'static str, Term)> {
    vec![
        ("pasado, pasada, pasados, pasadas, anterior, anteriores", Term::Last),
        ("previo, previa", Term::Last),
        ("ultimo, ultima, ultimos, ultimas", Term::Past),
        ("este, esta, estos, estas, actual, en curso, corriente", Term::This),
        ("proximo, proxima, proximos, proximas, que viene", Term::Next),
        ("que vienen, siguiente, siguientes, entrante, que entra", Term::Next),
        ("antepasado, antepasada, anterior al pasado", Term::BeforeLast),
        ("anterior a la pasada, penultimo, penultima", Term::BeforeLast),
        ("hace, atras, hace unos, hace unas", Term::Ago),
        ("dentro de", Term::FromNow),
        ("desde, a partir de, a partir del, desde el, desde la", Term::Since),
        ("despues de, despues del, tras", Term::After),
        ("hasta, hasta el, hasta la, hasta finales de", Term::Until),
        ("antes de, antes del, antes de la", Term::Before),
        ("entre, entre el, entre la", Term::Between),
        ("al, a, a la", Term::To),
        ("en adelante", Term::Onward),
        ("y, e", Term::And),
        ("de, del, de la, de los, de las, de el", Term::Of),
        ("el, la, los, las, lo", Term::The),
        ("en, durante, todo, toda, todos, por, a lo largo de, solo", Term::In),
        ("entero, completo, entera, mi, dia del", Term::In),
        ("en el, en la, en los, en las", Term::In),
        ("un par de", Term::Number(2)),
        ("unos pocos, unas pocas, pocos, pocas, unos cuantos", Term::Number(3)),
        ("por la manana, por la tarde, por la noche", Term::DayPart),
        ("en lo que va de, en lo que va del, lo que va de", Term::ToDate),
        ("lo que va del, hasta la fecha, hasta ahora, hasta hoy", Term::ToDate),
        ("en lo que llevamos de, hasta el dia de hoy", Term::ToDate),
        ("en lo que llevamos del, lo que llevamos de", Term::ToDate),
        // How many is left open, so that no days are meant.
        ("estos dias, los ultimos dias, estos ultimos dias, estas semanas", Term::Other),
        ("las ultimas semanas, estas ultimas semanas, estos meses", Term::Other),
        ("los ultimos meses, estos ultimos meses, los ultimos anos", Term::Other),
        ("inclusive, ambos inclusive, incluido, ambos incluidos", Term::Inclusive),
        ("incluida, incluidos", Term::Inclusive),
        ("principios, comienzos, inicios, comienzo, inicio", Term::Piece(Cut::Start)),
        ("principio, a principios, a comienzos, a inicios", Term::Piece(Cut::Start)),
        ("mediados, a mediados", Term::Piece(Cut::Middle)),
        ("finales, a finales, final, fin, fines, a fines", Term::Piece(Cut::End)),
        ("resto, el resto, lo que queda, lo que resta, lo que falta", Term::Piece(Cut::Rest)),
        ("mismo, misma", Term::Same),
        ("a estas alturas del ano pasado, por estas fechas el ano pasado", year_ago()),
        ("ultimas 24 horas, ultimas veinticuatro horas", hours(1)),
        ("ultimas 48 horas, ultimas cuarenta y ocho horas", hours(2)),
        ("mitad", Term::HalfWord),
        ("q, t", Term::QuarterLetter),
        ("h, s", Term::HalfLetter),
        ("semana numero", Term::WeekNumber),
    ]
}
