//! Spanish.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["o", "a", "os", "as"],
    not: "no, sin, nunca, siendo, parcialmente, en parte, casi, medio, aún no, todavía no",
    not_behind: "no, parcialmente",
    not_within: &["in"],
    between: "ha, sido, está, fue, completamente, totalmente, aún, todavía, del, todo",
    statuses: &[
        (Sign::Reopened, "reabiert+, abierto de nuevo, vuelto a abrir, abierta de nuevo"),
        (
            Sign::Replied,
            "cliente respondió, respuesta recibida, respondido por el cliente, =respuesta del cliente, \
             nuevo comentario, nueva respuesta, usuario respondió",
        ),
        (Sign::Closed, "cerrad+, archivad+, clausurad+, =cierre"),
        (
            Sign::Done,
            "resuelt+, solucionad+, finalizad+, terminad+, completad+, completo, completa, =listo, =lista, hech+, \
             atendid+, concluid+, culminad+, realizad+, ejecutad+, acabad+, cumplid+, arreglad+, corregid+, subsanad+, \
             =entregado",
        ),
        (Sign::Undone, "incompleto, incompleta, irresuelt+, inconclus+, inacabad+"),
        (
            Sign::Cancelled,
            "cancelad+, anulad+, rechazad+, fusionad+, mezclad+, duplicad+, eliminad+, borrad+, retirad+, descartad+, \
             desestimad+, denegad+, desistid+, abandonad+, inválido, no procede, improcedente, spam, suprimid+, abortad+, \
             combinad+, unificad+",
        ),
        (
            Sign::New,
            "^nuev+, sin asignar, no asignad+, sin atender, =registrado, =registrada, =recibido, =recibida, =ingresado, \
             =creado, =creada, =reportado, =enviado, por asignar, sin iniciar, no iniciad+, por atender, sin revisar, \
             =solicitado, =borrador, pendiente de asignar, pendiente de asignación, pendiente por asignar",
        ),
        (
            Sign::Active,
            "en curso, en proceso, en progreso, en trámite, en atención, abiert+, abrir, asignad+, en ejecución, en desarrollo, \
             en análisis, análisis, en revisión, revisión, por hacer, tareas por hacer, aceptad+, aprobad+, iniciad+, \
             activ+, en tratamiento, escalad+, trabajo en curso, derivad+, en pruebas, reasignad+, en marcha, trabajando, \
             en investigación, en gestión, en diagnóstico, en evaluación, en validación, en construcción",
        ),
        (Sign::Ready, "listo para, lista para, preparad+"),
        (
            Sign::Scheduled,
            "programad+, planificad+, agendad+, cita, en curso planificada, en curso planificado, reprogramad+",
        ),
        (
            Sign::Waiting,
            "en espera, espera, esperando, pend, pte, pdte, pendiente, pendientes, bloquead+, a la espera, aguardando, comentarios",
        ),
        (
            Sign::Hold,
            "en pausa, pausad+, suspendid+, aplazad+, pospuest+, diferid+, detenid+, parad+, congelad+, retenid+",
        ),
        (
            Sign::Vendor,
            "proveedor, proveedores, tercero, terceros, fabricante, extern+, operador, contratista, operadora, distribuidor",
        ),
        (
            Sign::Material,
            "material, materiales, repuesto, repuestos, pieza, piezas, entrega, pedido, compra, equipo, equipos, \
             refacción, refacciones, suministro",
        ),
        (
            Sign::Customer,
            "cliente, clientes, usuario, usuaria, usuarios, solicitante, contacto, cliente final, requirente, peticionario",
        ),
        (Sign::Answer, "respuesta, información, confirmación, datos, documentación, aclaración, retroalimentación"),
        (Sign::Desk, "soporte, técnico, agente, ayuda, mesa de ayuda, nosotros, interno, interna, especialista"),
        (Sign::Intake, "asignación, asignar, despacho, clasificación"),
    ],
    levels: &[
        (Level::Critical, "crític+, urgente, urgentes, emergencia, inmediat+, bloqueante, muy urgente"),
        (Level::High, "alt+, importante, elevad+"),
        (Level::Medium, "medi+, mediana, mediano, moderad+, intermedia"),
        (Level::Low, "baj+, normal, menor, leve, planificada"),
    ],
    kinds: &[
        (Kind::Alert, "alerta, alertas, alarma"),
        (Kind::Incident, "incidente, incidentes, incidencia, incidencias, problema, problemas, avería"),
        (Kind::Request, "solicitud, solicitudes, petición, peticiones, requerimiento, requerimientos, cambio, cambios"),
    ],
};
