//! Portuguese.

use super::{Kind, Language, Level, Sign};

pub(super) const WORDS: Language = Language {
    endings: &["o", "a", "os", "as"],
    not: "não, nao, sem, nunca, sendo, parcialmente, em parte, quase, ainda não",
    not_behind: "não, parcialmente",
    not_within: &["in"],
    between: "foi, está, totalmente, completamente, ainda, sido",
    statuses: &[
        (Sign::Reopened, "reabert+, aberto novamente, re aberto"),
        (
            Sign::Replied,
            "cliente respondeu, resposta recebida, respondido pelo cliente, =resposta do cliente, usuário respondeu, \
             novo comentário, nova resposta",
        ),
        (Sign::Closed, "fechad+, encerrad+, arquivad+"),
        (
            Sign::Done,
            "resolvid+, solucionad+, concluíd+, finalizad+, completad+, terminad+, feit+, atendid+, realizad+, executad+, \
             =completo, =completa, =pronto, =entregue, cumprid+, corrigid+, baixad+",
        ),
        (Sign::Undone, "incompleto, incompleta, inacabad+, inconclus+"),
        (
            Sign::Cancelled,
            "cancelad+, rejeitad+, recusad+, mesclad+, agrupad+, duplicad+, removid+, excluíd+, anulad+, negad+, \
             descartad+, eliminad+, abandonad+, não procede, improcedente, indeferid+, desistência, retirad+, reprovad+, junto, spam, \
             unificad+, inválido, apagad+",
        ),
        (
            Sign::New,
            "^nov+, não atribuíd+, sem atribuição, sem responsável, =registrado, =registrada, =registado, =recebido, \
             =criado, =criada, =enviado, =solicitado, a atribuir, não iniciad+, sem atendimento, aguardando atribuição, \
             aguardando atendimento, aguardando triagem, =triagem, =rascunho, não atendid+",
        ),
        (
            Sign::Active,
            "em andamento, em atendimento, em processamento, em progresso, em curso, abert+, atribuíd+, em execução, \
             em análise, análise, em tratamento, em desenvolvimento, a fazer, tarefas pendentes, itens pendentes, \
             iniciad+, aceit+, aprovad+, ativ+, em revisão, escalad+, escalonad+, trabalho em andamento, em teste, em testes, \
             em verificação, encaminhad+, delegad+, designad+, em produção, em homologação, em validação, em investigação, \
             em tratativa, em processo, =andamento",
        ),
        (Sign::Ready, "pronto para, pronta para"),
        (
            Sign::Scheduled,
            "agendad+, programad+, planejad+, planead+, em atendimento planejado, agendamento, reagendad+",
        ),
        (
            Sign::Waiting,
            "pendente, pendentes, pend, aguardando, aguarda, em espera, espera, à espera, esperando, bloquead+, pendência",
        ),
        (
            Sign::Hold,
            "suspens+, pausad+, em pausa, adiad+, parad+, paralisad+, congelad+, interrompid+, stand by, standby, sobrestad+",
        ),
        (
            Sign::Vendor,
            "fornecedor, fornecedores, terceiro, terceiros, fabricante, extern+, operadora, parceiro, prestador",
        ),
        (
            Sign::Material,
            "material, materiais, peça, peças, entrega, compra, equipamento, equipamentos, aquisição, reposição",
        ),
        (
            Sign::Customer,
            "cliente, clientes, usuário, usuária, usuários, utilizador, solicitante, requerente, contato, requisitante",
        ),
        (Sign::Answer, "resposta, retorno, informação, informações, confirmação, feedback, dados, documentação"),
        (
            Sign::Desk,
            "suporte, técnico, técnica, agente, atendente, nós, interno, interna, service desk, equipe, analista",
        ),
        (Sign::Intake, "atribuição, despacho, distribuição, triagem"),
    ],
    levels: &[
        (Level::Critical, "crític+, urgente, urgentes, emergência, emergencial, imediat+, bloqueante"),
        (Level::High, "alt+, importante, elevad+"),
        (Level::Medium, "médi+, moderad+"),
        (Level::Low, "baix+, normal, menor, planejad+"),
    ],
    kinds: &[
        (Kind::Alert, "alerta, alertas, alarme"),
        (Kind::Incident, "incidente, incidentes, problema, problemas"),
        (Kind::Request, "requisição, requisições, solicitação, solicitações, pedido, pedidos, mudança, mudanças"),
    ],
};
