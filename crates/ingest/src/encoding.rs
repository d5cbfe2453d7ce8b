//! Which encoding text is in that is not UTF-8 and does not say: found by its bytes, and said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_4, ISO_8859_5, ISO_8859_6,
    ISO_8859_7, ISO_8859_8, KOI8_U, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};
use language::{say, term};

/// Bytes that are looked at.
pub(super) const SAMPLE: usize = 64 << 10;

/// The encoding that the bytes are most likely in.
pub(super) fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// What is said of text whose encoding was found by its bytes.
pub(super) fn found(encoding: &'static Encoding) -> String {
    let name = encoding.name();
    match SCRIPTS.iter().find(|(known, _)| *known == encoding) {
        Some((_, script)) => {
            say!("The text is not UTF-8; it was read as {name} ({}), judging by its bytes.", language::text(script))
        }
        None => say!("The text is not UTF-8; it was read as {name}, judging by its bytes."),
    }
}

/// What the encodings are for.
const SCRIPTS: &[(&Encoding, &str)] = &[
    (WINDOWS_1252, term!("Western European")),
    (WINDOWS_1250, term!("Central European")),
    (ISO_8859_2, term!("Central European")),
    (WINDOWS_1251, term!("Cyrillic")),
    (ISO_8859_5, term!("Cyrillic")),
    (KOI8_U, term!("Cyrillic")),
    (IBM866, term!("Cyrillic")),
    (WINDOWS_1253, term!("Greek")),
    (ISO_8859_7, term!("Greek")),
    (WINDOWS_1254, term!("Turkish")),
    (WINDOWS_1255, term!("Hebrew")),
    (ISO_8859_8, term!("Hebrew")),
    (WINDOWS_1256, term!("Arabic")),
    (ISO_8859_6, term!("Arabic")),
    (WINDOWS_1257, term!("Baltic")),
    (ISO_8859_4, term!("Baltic")),
    (WINDOWS_1258, term!("Vietnamese")),
    (WINDOWS_874, term!("Thai")),
    (SHIFT_JIS, term!("Japanese")),
    (EUC_JP, term!("Japanese")),
    (ISO_2022_JP, term!("Japanese")),
    (EUC_KR, term!("Korean")),
    (GBK, term!("Chinese")),
    (BIG5, term!("Chinese")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_bytes() {
        for (encoding, text) in [
            (
                WINDOWS_1252,
                "Número;Título;Descrição;Situação;Responsável\n1;Impressora não imprime;Manutenção;Não;João\n",
            ),
            (WINDOWS_1251, "Номер;Тема;Статус;Создано\n1;Принтер не печатает;Закрыт;02.03.2026\n"),
            (WINDOWS_1250, "Číslo;Předmět;Stav;Řešitel\n1;Tiskárna nefunguje, žlutý papír;Uzavřeno;Jiří Dvořák\n"),
            (SHIFT_JIS, "番号;件名;状態;作成日\n1;プリンターが動きません;完了;2026年3月2日\n"),
            (GBK, "编号;标题;状态;创建时间\n1;打印机不工作，请尽快处理;已关闭;2026年3月2日\n"),
            (EUC_KR, "번호;제목;상태;생성일\n1;프린터가 작동하지 않습니다;완료;2026년 3월 2일\n"),
            (WINDOWS_1253, "Αριθμός;Θέμα;Κατάσταση\n1;Ο εκτυπωτής δεν λειτουργεί;Κλειστό\n"),
            (
                WINDOWS_1254,
                "Numara;Konu;Durum;Oluşturulma\n1;Yazıcı çalışmıyor, lütfen değiştirin;Kapalı;İstanbul şubesi\n",
            ),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!(detect(&bytes), encoding, "{text}");
            assert!(found(encoding).contains(encoding.name()));
        }
    }
}
