//! Turkish. Its negation stands within the word, so both forms are listed.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "ı", "i", "u", "ü"],
    not: "kısmen, yarım, neredeyse, henüz, yarı",
    not_behind: "değil, edilmedi, olmadı, olmayan, edilmemiş, kısmen",
    not_within: &[],
    between: "tam, tamamen",
    statuses: &[
        (Sign::Reopened, "yeniden açıldı, tekrar açıldı, yeniden açık, yeniden açılmış, tekrar açılmış"),
        (
            Sign::Replied,
            "müşteri yanıtladı, müşteri cevapladı, yanıt alındı, cevap alındı, kullanıcı yanıtladı, müşteriden yanıt geldi",
        ),
        (
            Sign::Closed,
            "kapalı, kapatıldı, kapandı, kapatılmış, kapanmış, kapanan, arşivlendi, kapatılan, kapatılanlar",
        ),
        (
            Sign::Done,
            "çözüldü, çözümlendi, çözülmüş, çözülen, tamamlandı, tamamlanmış, tamam, bitti, bitirildi, giderildi, yapıldı, \
             sonuçlandı, sonuçlandırıldı, tamamlanan, halledildi, sonlandırıldı, karşılandı, çözüme kavuştu, çözümlenmiş, \
             teslim edildi, yerine getirildi, düzeltildi",
        ),
        (
            Sign::Undone,
            "çözülmedi, çözülmemiş, çözülmeyen, tamamlanmadı, tamamlanmamış, tamamlanmayan, kapatılmadı, kapatılmamış, \
             kapanmadı, bitmedi, bitmemiş, bitirilmedi, giderilmedi, yapılmadı, sonuçlanmadı, sonuçlanmamış, eksik, \
             çözümlenmedi, çözümsüz",
        ),
        (
            Sign::Cancelled,
            "iptal, iptal edildi, iptal edilmiş, reddedildi, reddedilmiş, birleştirildi, birleştirilmiş, mükerrer, \
             yinelenen, kopya, silindi, kaldırıldı, vazgeçildi, geri çekildi, geçersiz, kabul edilmedi, \
             spam, iptal edilen, onaylanmadı",
        ),
        (
            Sign::New,
            "^yeni, atanmadı, atanmamış, atanmayan, =kaydedildi, =alındı, =oluşturuldu, =gönderildi, başlanmadı, başlamadı, \
             başlanmamış, =taslak, =bildirildi, atama bekliyor, atanmayı bekliyor",
        ),
        (
            Sign::Active,
            "açık, açıldı, açılan, işlemde, işleniyor, devam ediyor, devam eden, devam etmekte, sürüyor, atandı, atanmış, \
             yapılıyor, çalışılıyor, yapılacak, yapılacaklar, aktif, başladı, başlatıldı, inceleniyor, incelemede, üzerinde çalışılıyor, \
             yürütülüyor, kabul edildi, onaylandı, test ediliyor, testte, yönlendirildi, yükseltildi, değerlendiriliyor, \
             değerlendirmede, geliştiriliyor, işleme alındı, hazırlanıyor, çözümleniyor",
        ),
        (Sign::Ready, "hazır"),
        (Sign::Scheduled, "planlandı, planlanmış, planlı, zamanlandı, randevu, randevu verildi, planlanan"),
        (
            Sign::Waiting,
            "beklemede, bekliyor, bekleyen, bekleniyor, bekleme, geribildirim, geri bildirim, bekletiliyor, bekler, engellendi",
        ),
        (
            Sign::Hold,
            "askıda, askıya alındı, durduruldu, ertelendi, ertelenmiş, donduruldu, duraklatıldı, durdurulmuş, bekletildi",
        ),
        (
            Sign::Vendor,
            "tedarikçi, tedarikçiden, tedarikçinin, üretici, üreticiden, üçüncü taraf, üçüncü parti, harici, dış, \
             tedarikçide, firma, firmadan, 3 taraf",
        ),
        (Sign::Material, "parça, yedek parça, malzeme, teslimat, sipariş, donanım, satın alma, parçası"),
        (
            Sign::Customer,
            "müşteri, müşteriden, müşteriyi, müşterinin, kullanıcı, kullanıcıdan, kullanıcının, talep eden, müşteride, \
             kullanıcıda",
        ),
        (Sign::Answer, "yanıt, yanıtı, cevap, cevabı, bilgi, dönüş"),
        (Sign::Desk, "destek, teknisyen, temsilci, ekip, uzman, biz, dahili"),
        (Sign::Intake, "atama, sevk"),
    ],
    levels: &[
        (Level::Critical, "kritik, acil, çok acil, derhal, ivedi, çok yüksek öncelik"),
        (Level::High, "yüksek, önemli"),
        (Level::Medium, "orta"),
        (Level::Low, "düşük, normal, olağan"),
    ],
    kinds: &[
        (Kind::Alert, "alarm, uyarı"),
        (Kind::Incident, "olay, olaylar, arıza, sorun, problem"),
        (Kind::Request, "istek, istekler, talep, talepler, değişiklik, hizmet talebi, hizmet isteği"),
    ],
};
