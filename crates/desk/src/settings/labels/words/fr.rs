//! French.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["", "e", "s", "es"],
    not: "non, pas, jamais, sans, partiellement, en partie, presque, à demi, quasi",
    not_behind: "non, partiellement",
    not_within: &["non", "ir", "in"],
    between: "encore, été, complètement, entièrement, totalement, tout",
    statuses: &[
        (Sign::Reopened, "rouvert+, ré ouvert, réouvert+, ré ouverte, ouvert à nouveau"),
        (
            Sign::Replied,
            "réponse reçue, =réponse du client, client a répondu, =réponse client, nouvelle réponse, nouveau commentaire",
        ),
        (Sign::Closed, "fermé+, clos, =close, closes, clôturé+, archivé+, clôture, =fermeture"),
        (
            Sign::Done,
            "résolu+, terminé+, achevé+, fini+, traité+, solutionné+, réglé+, effectué+, réalisé+, =fait, accompli+, \
             exécuté+, corrigé+, =livré, finalisé+, complété+",
        ),
        (Sign::Undone, "irrésolu+, inachevé+, incomplet, incomplète"),
        (
            Sign::Cancelled,
            "annulé+, rejeté+, refusé+, abandonné+, fusionné+, doublon, dupliqué+, supprimé+, retiré+, décliné+, \
             sans suite, sans objet, invalide, révoqué+, indésirable, spam, classé sans suite",
        ),
        (
            Sign::New,
            "^nouveau, ^nouvel, ^nouvelle, ^nouveaux, ^nouvelles, non attribué+, non assigné+, non affecté+, pas attribué, \
             à attribuer, à affecter, à assigner, =reçu, =enregistré, =créé, =soumis, =déclaré, non commencé, non traité+, \
             non démarré, non pris en charge, attente pec, brouillon, à qualifier, en attente de prise en charge",
        ),
        (
            Sign::Active,
            "en cours, en cours de traitement, ouvert+, attribué+, assigné+, affecté+, à faire, à traiter, en traitement, \
             pris en charge, prise en charge, démarré+, commencé+, actif, active, accepté+, escaladé+, en analyse, analyse, \
             travail en cours, en test, en revue, validé+, approuvé+, en diagnostic, transféré+, en développement, \
             en révision, en validation, en réalisation",
        ),
        (Sign::Ready, "prêt, prête, prêt à traiter"),
        (Sign::Scheduled, "planifié+, programmé+, rendez vous, rdv, à planifier, en cours planifié"),
        (Sign::Waiting, "attente, en attente, attend, attente retour, bloqué+, commentaire, commentaires, relance"),
        (
            Sign::Hold,
            "en pause, suspendu+, en suspens, suspension, mis en attente, reporté+, différé+, gelé+, pausé+, ajourné+",
        ),
        (
            Sign::Vendor,
            "fournisseur, fournisseurs, tiers, tierce, constructeur, prestataire, éditeur, fabricant, externe, opérateur, \
             partenaire",
        ),
        (
            Sign::Material,
            "matériel, pièce, pièces, livraison, commande, équipement, approvisionnement, achat, réception matériel, stock",
        ),
        (
            Sign::Customer,
            "client, cliente, clients, utilisateur, utilisateurs, demandeur, appelant, usager, contact, bénéficiaire",
        ),
        (Sign::Answer, "réponse, retour, information, informations, infos, info, confirmation, précision, précisions"),
        (Sign::Desk, "support, technicien, assistance, équipe, nous, interne, helpdesk, agent, centre de services"),
        (Sign::Intake, "attribution, affectation, assignation, dispatch, qualification"),
    ],
    levels: &[
        (Level::Critical, "critique+, urgent+, urgence, bloquant+, immédiat+, très urgent"),
        (Level::High, "haut+, élevé+, important+, forte, fort"),
        (Level::Medium, "moyen, moyenne, moyennes, modéré+, intermédiaire"),
        (Level::Low, "bas, basse, faible+, normal, normale, mineur+, planifié+"),
    ],
    kinds: &[
        (Kind::Alert, "alerte, alertes, alarme"),
        (Kind::Incident, "incident, incidents, problème, panne, dysfonctionnement"),
        (Kind::Request, "demande, demandes, requête, changement, demande de service"),
    ],
};
