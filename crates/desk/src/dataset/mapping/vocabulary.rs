//! The words of headers by what they mean, in small letters and without accents: en de fr es pt it nl pl cs sv da nb fi tr
//! ru uk ja zh ko. A word stands once: what it means most often in the headers of service desks.

use super::concept::Concept;
use Concept as C;

/// Words that say nothing in a header.
pub(super) const SILENT: &str = "\
    of the a an our when what how where it moment to in on at for is was has and or with from de del da do das dos di du des le la les el los las l d em o os um \
    uma au aux pour para por en y e et und der die das dem den zu zum zur im am an bei het een op aan i pa til fra ja na \
    od z w v do que se system sys u display value actual progress progresso progreso progression 的 の 를 을 시";

/// Words that mean something else together.
pub(super) const PHRASES: &[(&str, &[Concept])] = &[
    ("on time", &[C::Met]),
    ("in time", &[C::Met]),
    ("within sla", &[C::Met, C::Sla]),
    ("in sla", &[C::Met, C::Sla]),
    ("mise a jour", &[C::Update]),
    ("service level", &[C::Sla]),
    ("file d attente", &[C::Queue]),
    ("created by", &[C::Open, C::By]),
    ("erstellt von", &[C::Open, C::By]),
    ("por", &[C::By]),
    ("par", &[C::By]),
    ("von", &[C::By]),
    ("time zone", &[C::Other]),
    ("business hours", &[C::Other]),
    ("work notes", &[C::Other]),
    ("time to resolve", &[C::Resolve, C::Due]),
    ("time to resolution", &[C::Resolve, C::Due]),
    ("time to own", &[C::Response, C::Due]),
    ("temps de resolution", &[C::Resolve, C::Due]),
    ("temps de prise en compte", &[C::Response, C::Due]),
    ("tempo para solucao", &[C::Resolve, C::Due]),
    ("tempo para atendimento", &[C::Response, C::Due]),
    ("tiempo para resolver", &[C::Resolve, C::Due]),
    ("tiempo para la solucion", &[C::Resolve, C::Due]),
    ("ttr deadline", &[C::Resolve, C::Due]),
    ("tto deadline", &[C::Response, C::Due]),
    ("parent", &[C::Other]),
    ("real name", &[C::Requester]),
    ("nome real", &[C::Requester]),
    ("nombre real", &[C::Requester]),
    ("nom reel", &[C::Requester]),
    ("creator", &[C::Open, C::By]),
    ("creador", &[C::Open, C::By]),
    ("criador", &[C::Open, C::By]),
    ("createur", &[C::Open, C::By]),
    ("ersteller", &[C::Open, C::By]),
    ("tworca", &[C::Open, C::By]),
    ("last viewed", &[C::Other]),
];

/// The vocabulary.
pub(super) const WORDS: &[(Concept, &str)] = &[
    (
        C::Ticket,
        "ticket tickets case cases defect defects bug bugs task tarea tarefa tache aufgabe taak zadanie ukol oppgave opgave uppgift tehtava gorev incident incidents issue issues request requests enquiry inquiry call calls job jobs \
         workorder wo complaint vorgang vorgangs fall auftrag auftrags anfrage anforderung meldung storung demande dossier \
         caso casos incidencia incidente peticion solicitud reclamo chamado chamados ocorrencia solicitacao requisicao pedido \
         richiesta segnalazione pratica melding verzoek zaak zgloszenie zgloszenia incydent incydentu sprawa sprawy pozadavek \
         pozadavku tiket tiketu hlaseni pripad arende arendet arenden arende sag sags anmodning sak saks foresporsel tiketti \
         tiketin pyynto palvelupyynto tapaus talep bilet olay cagri заявка заявки обращение обращения инцидент инцидента тикет \
         тикета запрос запроса задача задачи звернення інцидент інциденту запит チケット インシデント 案件 問い合わせ 問合せ \
         依頼 工单 工單 事件 请求 请求单 티켓 요청 인시던트 문의",
    ),
    (
        C::Number,
        "number no nr num n nº # № nbr numero nro numer cislo nummer numaro numara numarasi numero номер 番号 编号 编码 编号 號碼 \
         编 号 号码 번호",
    ),
    (
        C::Id,
        "id ids identifier unique guid uuid kennung identifiant identificador identificativo ид идентификатор ідентифікатор tunnus \
         tunniste kimlik",
    ),
    (
        C::Key,
        "key clave chave cle klucz schlussel chiave sleutel klic nyckel nogle nokkel avain anahtar ключ キー 关键字 키",
    ),
    (C::Person, "person persona pessoa personne osoba osoby persoon henkilo kisi лицо 人"),
    (
        C::Code,
        "code cod codigo codice kod код コード 代码 코드 ref reference referenz referencia riferimento referentie referans viite",
    ),
    (
        C::Date,
        "date dates dt dh day datum data fecha fec fch fc dato dag paiva paivamaara pvm tarih tarihi datetime timestamp zeitpunkt dia tag jour \
         дата дату 日付 日期 日時 日 时间 時間 时刻 날짜 일자 일시 일",
    ),
    (
        C::Time,
        "time hour hora heure ora uur uhr uhrzeit zeit godzina hodina tid tidspunkt kellonaika aika saat saati время час horario temps tempo tiempo tijd \
         tijdstip 時刻 시간 시각",
    ),
    (
        C::Open,
        "open opened opening create created creation creating log logged register registered registration report reported raise \
         raised submit submitted submission receive received receipt enter entered entry intake occurred occurrence filed issued \
         erstellt erstellung eroffnet eroffnung offnung angelegt anlage erfasst erfassung gemeldet eingang eingegangen aufgenommen \
         cree creation ouvert ouverte ouverture enregistre saisie recu signale creado creada creacion abierto abierta apertura \
         registrado registro alta recibido reportado criado criada criacao aberto aberta abertura cadastro cadastrado recebido \
         creato creata creazione aperto aperta inserimento registrazione ricevuto segnalato aangemaakt aanmaak geopend gemeld \
         aangemeld ontvangen registratie utworzono utworzenia utworzony otwarcia otwarto otwarty rejestracji zarejestrowano \
         dodano vytvoreno vytvoreni vytvoreny zalozeno zalozeni otevreno otevreni nahlaseno prijato skapad skapat skapades oppnad \
         oppnat registrerad anmald inkom oprettet oprettelse abnet registreret modtaget opprettet opprettelse apnet registrert \
         mottatt luotu luonti luoti avattu avaus kirjattu saapunut ilmoitettu olusturma olusturulma olusturuldu acilis acilma \
         acildi kayit создано создания создана создан открыто открытия открыт открыта регистрации зарегистрировано поступления \
         подачи створено створення відкрито відкриття реєстрації 作成 登録 起票 受付 発生 オープン 创建 建立 提交 登记 受理 报修 \
         创建 創建 打开 申请 생성 등록 접수 작성 발생 개설",
    ),
    (
        C::Close,
        "close closed closing closure complete completed completion finish finished finalized done geschlossen \
         schliessung schliess abschluss abgeschlossen erledigt erledigung beendet ferme fermee fermeture cloture clos cloturee \
         termine cerrado cerrada cierre finalizado finalizada finalizacion terminado fechado fechada fechamento encerrado \
         encerrada encerramento conclusao concluido concluida finalizacao chiuso chiusa chiusura completato completamento \
         gesloten sluiting sluit afgesloten afsluiting afgemeld gereed voltooid afgehandeld zamkniecia zamkniecie zamknieto \
         zamkniety zakonczenia zakonczono uzavreno uzavreni ukonceno ukonceni dokonceno stangd stangt stangning avslutad avslutat \
         slutford lukket lukke lukning afsluttet afslutning avsluttet avslutning ferdig suljettu sulkeminen sulkemis paattynyt \
         valmis valmistunut kapanis kapanma kapatma kapatildi bitis tamamlanma закрыто закрытия закрыт закрыта завершено \
         завершения окончания закрито закриття завершення 完了 終了 クローズ 关闭 完成 结束 關閉 结单 办结 완료 종료 종결",
    ),
    (C::End, "end ended ends ende fin fim einde"),
    (
        C::Resolve,
        "resolve resolved resolution resolving solve solved solution solving fix fixed gelost losung behoben behebung resolu resolue resolues \
         resuelto resuelta resolucion solucion solucionado resolvido resolvida resolucao solucao risolto risoluzione soluzione opgelost \
         oplossing oplos rozwiazania rozwiazano rozwiazanie rozwiazany rozwiazane vyreseno vyreseni reseni lost losning ratkaistu ratkaisu \
         cozum cozulme cozuldu решено решения решение решен вирішено вирішення 解決 解决 해결",
    ),
    (
        C::Due,
        "due deadline target expected expire expiry expires expiration promised limit required commitment fallig falligkeit frist abgabe \
         ziel zieldatum termin echeance limite butoir prevu prevue vencimiento plazo previsto prevista prazo vencimento previsao \
         scadenza verval streef streefdatum uiterste terminu wymagany splneni lhuta forfallo forfall forfald erapaiva \
         maaraaika maarapaiva tavoite hedef vade срок срока крайний дедлайн термін строк 期限 期日 締切 截止 到期 마감 기한 목표",
    ),
    (
        C::First,
        "first initial erste erst erster premiere premier primera primer primeira primeiro prima primo eerste pierwsza pierwszej \
         prvni forsta forste ensimmainen ilk первая первый первого перша першої 初回 最初 首次 首 최초 첫",
    ),
    (
        C::Response,
        "response respond responded reply replied answer answered reaktion reaktions antwort reponse respuesta resposta risposta \
         reactie odpowiedz odpowiedzi reakcji odpoved reakce svar vastaus yanit cevap ответ ответа реакции відповідь 応答 回答 \
         返信 响应 回复 응답 답변",
    ),
    (
        C::Last,
        "last latest letzte letzter letztes derniere dernier ultima ultimo laatste laatst ostatnia ostatnie ostatnio ostatniej \
         posledni senaste senast seneste siste sist viimeisin viimeksi viimeinen son последнее последний последняя последнего \
         останнє остання 最終 最後 最后 最新 最近 마지막 최근 최종",
    ),
    (
        C::Update,
        "update updated updates modify modified modification change changed edit edited activity action touched anderung geandert \
         aktualisiert aktualisierung aktivitat modifie activite actualizacion actualizado actualizada modificacion modificado cambio actividad \
         atualizacao atualizado alteracao alterado modificacao atividade aggiornamento aggiornato modifica modificato attivita \
         gewijzigd wijziging bijgewerkt activiteit aktualizacji aktualizacja modyfikacji zmiana zmiany zmieniono zaktualizowano \
         zmena zmeny zmeneno aktualizace aktualizovano upraveno andrad andrat andring uppdaterad uppdatering aktivitet aendret \
         aendring opdateret opdatering endret endring oppdatert oppdatering muutettu muutos paivitetty paivitys guncelleme \
         guncellenme guncellendi degistirme degisiklik обновлено обновления обновление изменено изменения изменение оновлено \
         оновлення змінено зміни 更新 変更 修改 变更 수정 변경 업데이트 갱신",
    ),
    (
        C::Status,
        "status statusu state stage condition stan tillstand tilstand zustand statut etat estado situacao situacion stato stav tila tilanne durum durumu статус \
         статуса состояние стан ステータス 状態 状态 狀態 상태",
    ),
    (C::Sub, "sub unter sous"),
    (
        C::Priority,
        "priority prio prioritat priorite prioridad prioridade priorita prioriteit priorytet prioritet prioriteetti oncelik \
         onceligi приоритет пріоритет 優先度 优先级 優先級 우선순위",
    ),
    (
        C::Urgency,
        "urgency urgent dringlichkeit urgence urgencia urgenza urgentie pilnosc nalehavost haste kiireellisyys aciliyet срочность \
         терміновість 緊急度 紧急程度 긴급도",
    ),
    (
        C::Severity,
        "severity schweregrad gravite severidad gravedad gravidade severita criticality criticidade seriousness",
    ),
    (C::Impact, "impact auswirkung impacto impatto"),
    (
        C::Title,
        "title subject summary about headline topic titel betreff titre sujet objet titulo asunto assunto titolo oggetto onderwerp tytul \
         temat nazev predmet rubrik amne emne tittel otsikko aihe konu baslik тема заголовок resumo resumen resume podsumowanie zusammenfassung riepilogo samenvatting shrnuti souhrn sammanfattning sammendrag yhteenveto ozet резюме 要約 概要 요약 件名 タイトル 标题 標題 主题 \
         主題 题目 제목",
    ),
    (
        C::Short,
        "short brief kurz kurze courte corta breve resumida curta korte kort krotki strucny lyhyt kisa краткое 简短 간단",
    ),
    (
        C::Description,
        "description details detail beschreibung descripcion descricao descrizione omschrijving opis popis beskrivning beskrivelse \
         kuvaus aciklama tanim описание опис content contents conteudo 説明 内容 描述 说明 설명 내용",
    ),
    (C::Problem, "problem probleme problema wrong"),
    (C::Name, "name nombre nome nom naam nazwa jmeno namn navn nimi adi имя название назва 名称 名前 이름 label"),
    (
        C::Category,
        "category categorie kategorie categoria kategoria kategori luokka kategorisi категория категорія カテゴリ カテゴリー 分類 类别 \
         分类 분류 카테고리 classification",
    ),
    (
        C::Kind,
        "type kind typ art tipo soort rodzaj druh typpi tur turu тип вид 種別 タイプ 类型 類型 种类 유형 종류 구분",
    ),
    (
        C::Source,
        "source channel origin via medium kanal herkunft quelle canal origine origen origem fonte canale bron kanaal zrodlo zdroj kalla \
         kilde lahde kaynak источник джерело канал 経路 チャネル 渠道 来源 경로 출처 채널",
    ),
    (
        C::Assigned,
        "assigned assignment zugewiesene zugewiesener assignee assign allocated zugewiesen zugeordnet zugeteilt zuweisung zustandig assigne assignation attribue \
         attribution affecte asignado asignada asignacion assegnato assegnata assegnatario atribuido atribuida atribuicao designado toegewezen \
         przypisany przypisana przypisano przydzielony prirazeno prirazeny prideleno pridelen tilldelad tilldelat tildelt maaritetty \
         osoitettu atanan atandi назначен назначено призначено handled 担当 担当者 指派 负责人 经办人 经办 分配 담당 담당자",
    ),
    (
        C::Technician,
        "technician tech agent analyst engineer operator handler staff resource worker consultant techniker bearbeiter sachbearbeiter \
         mitarbeiter technicien intervenant operateur tecnico agente analista operador ingeniero atendente operatore behandelaar \
         medewerker technicus technik technika wykonawca resitel tekniker handlaggare behandler sagsbehandler saksbehandler \
         kasittelija teknisyen uzman исполнитель специалист инженер виконавець オペレーター 技術者 处理人 处理者 技术员 工程师 \
         처리자 기술자 엔지니어",
    ),
    (
        C::Owner,
        "owner responsible verantwortlich verantwortlicher proprietaire responsable propietario responsavel proprietario \
         responsabile eigenaar verantwoordelijke odpowiedzialny vlastnik agare ansvarlig ansvarig ejer omistaja vastuuhenkilo \
         sahip sorumlu ответственный владелец відповідальний 責任者 所有者 책임자 소유자",
    ),
    (
        C::Group,
        "group team squad gruppe groupe equipe grupo equipo gruppo squadra groep grupa zespol skupina tym grupp ryhma tiimi grup ekip \
         группа команда група グループ チーム 组 组别 团队 小组 그룹 팀",
    ),
    (
        C::Department,
        "department abteilung departement departamento reparto dipartimento afdeling dzial oddeleni avdelning avdeling osasto \
         departman setor sector secretaria agency отдел подразделение відділ 部署 部門 部门 부서",
    ),
    (
        C::Queue,
        "queue board warteschlange fila cola coda wachtrij kolejka fronta jono kuyruk очередь черга キュー 队列 큐",
    ),
    (
        C::Requester,
        "requester requestor requestors caller user contact reporter submitter applicant enduser melder anforderer ansprechpartner benutzer demandeur \
         utilisateur appelant solicitante usuario contacto requisitante requerente contato richiedente utente chiamante aanvrager \
         aanmelder gebruiker zglaszajacy zglaszajaca informador informante relator rapporteur segnalatore rapportor indberetter uzytkownik wnioskodawca zadatel uzivatel volajici anvandare anmalare bestallare bruger \
         rekvirent anmelder bruker innmelder pyytaja kayttaja ilmoittaja kullanici заявитель пользователь инициатор автор \
         заявник користувач author 依頼者 申請者 報告者 起票者 申请人 提交人 用户 报修人 요청자 신청자 사용자 작성자",
    ),
    (
        C::Company,
        "company client customer account organisation organization tenant firm business entity org firma kunde kunden unternehmen \
         mandant entreprise societe entite empresa cliente organizacion entidad organizacao entidade azienda ente bedrijf klant \
         organisatie klient podmiot zakaznik spolecnost foretag kund virksomhed bedrift yritys asiakas sirket musteri клиент \
         компания организация заказчик клієнт компанія організація 会社 顧客 企業 公司 客户 客戶 单位 회사 고객 고객사",
    ),
    (
        C::Site,
        "site location place address city building region branch store standort lieu emplacement ubicacion lugar local localizacao sede \
         locatie lokalizacja lokalita plats lokation lokasjon sijainti konum местоположение місце 場所 位置 地点 위치",
    ),
    (C::By, "by durch door przez av af toimesta"),
    (
        C::Count,
        "count counter qty quantity total times anzahl cantidad quantidade aantal liczba pocet antal antall maara sayisi количество \
         кількість 回数 件数 数量 次数 횟수 건수",
    ),
    (
        C::Duration,
        "duration elapsed age lifetime aging dauer alter duree duracion antiguedad edad duracao idade durata eta leeftijd duur trvani \
         varaktighet varighed varighet kesto sure suresi длительность продолжительность возраст тривалість 経過 时长 時長 耗时 소요",
    ),
    (
        C::Unit,
        "hours hrs hr h std stunden heures horas ore uren godzin hodin timmar timer tuntia часов часы годин minutes mins min minuten minutos \
         seconds sec secs sekunden days tage jours dias giorni dagen percent pct",
    ),
    (
        C::Worked,
        "worked work spent effort labor labour gearbeitet arbeits arbeit aufwand travaille trabajado trabajadas trabalhado trabalhadas \
         lavorato gewerkt besteed arbetad brugt brukt",
    ),
    (C::Billable, "billable billed charge chargeable bill abrechenbar facturable facturables facturado faturado"),
    (
        C::Estimate,
        "estimate estimated budget planned quoted geschatzt geplant estime estimado stimato geschat szacowany odhad beraknad arvio tahmini \
         оценка план 見積 预估 예상 예정 予定 预计",
    ),
    (C::Sla, "sla ola slo"),
    (
        C::Met,
        "met ontime compliance compliant achieved eingehalten erfullt respecte cumplido cumprido rispettato gehaald",
    ),
    (
        C::Overdue,
        "overdue breach breached violated violation exceeded late missed verletzt uberschritten depasse incumplido violado estourado \
         superato overschreden przekroczono",
    ),
    (
        C::Reopen,
        "reopen reopened reopens reopening wiedereroffnet wiedereroffnung reouvert reabierto reaberto riaperto heropend",
    ),
    (
        C::Current,
        "current aktuell aktueller actuel actuelle actual atual attuale huidig huidige aktualny aktualni nuvarande nuvaerende текущий 現在 当前 \
         현재",
    ),
    (C::Service, "service servico servicio servizio dienst usluga sluzba tjanst tjeneste palvelu hizmet услуга сервис"),
    (
        C::Other,
        "note notes comment comments remark remarks reason cause explanation text message attachment photo link url email mail phone \
         tel telephone fax score rating satisfaction survey feedback related latitude longitude zip approval approved \
         asset device ip serial version model tags keyword zone pause paused hold escalated escalation vendor supplier billing invoice \
         price cost project projects proyecto proyectos projet projekt projekts projeto progetto projektu projekti проект проекта プロジェクト 项目 프로젝트 community renewal contract contrato vertrag grund motivo causa observacao observaciones comentario bemerkung \
         commentaire opmerking kommentar uwagi komentarz poznamka huomautus комментарий причина примечание 備考 备注 비고 原因 사유 \
         理由 scheduled schedule birth purchase warranty install",
    ),
];
