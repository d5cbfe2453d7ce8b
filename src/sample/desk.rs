//! Who works there and for whom.

use super::calendar::DAY_MINUTES;
use super::model::{Entry, Frame, Kind, Ticket};

/// A technician.
#[derive(Debug)]
pub(super) struct Resource {
    pub(super) name: String,
    pub(super) role: &'static str,
    pub(super) weekly_hours: u16,
    pub(super) goal_hours: u16,
    pub(super) is_active: bool,
    /// Share of the available time that goes to clients.
    pub(super) utilization: f64,
    /// Share of entries that are rounded to quarters of an hour.
    pub(super) rounding: f64,
    /// Share of entries that are entered late.
    pub(super) lateness: f64,
}

/// A company; the first is the desk's own.
#[derive(Debug)]
pub(super) struct Company {
    pub(super) name: String,
    pub(super) contract: &'static str,
    pub(super) weight: u32,
    /// How much larger than a promise its delays are: noisy companies wait longer.
    pub(super) strain: f64,
    pub(super) endpoints: u32,
}

/// The people and the companies.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) resources: Vec<Resource>,
    /// How many of them are active: they come first.
    pub(super) technicians: usize,
    pub(super) companies: Vec<Company>,
}

/// Contracts, as companies carry them.
pub(super) const MANAGED: &str = "Managed Services Agreement";
pub(super) const PREPAID: &str = "Block Hours";
pub(super) const ON_DEMAND: &str = "Time & Materials";

/// Tickets that a dozen technicians complete in a year.
const TICKETS_A_YEAR: usize = 16_000;

const FIRST: [&str; 32] = [
    "Hugo", "Maren", "Desmond", "Priya", "Tobias", "Leona", "Marcus", "Ines", "Callum", "Yara", "Owen", "Sofía",
    "Björn", "Nadia", "Felix", "Amara", "Jonas", "Keiko", "Ruben", "Tessa", "Malik", "Greta", "Silas", "Zoë", "Andre",
    "Paloma", "Victor", "Hanna", "Elias", "Noor", "Quinn", "René",
];
const LAST: [&str; 64] = [
    "Brandt", "Okafor", "Lindqvist", "Marsh", "Delgado", "Whitlock", "Ferreira", "Novak", "Ashby", "Tanaka", "Müller",
    "Calloway", "Rasmussen", "Iyer", "Pruitt", "Santoro", "Vance", "Núñez", "Holloway", "Kessler", "Adeyemi", "Boyd",
    "Castellan", "Drummond", "Eklund", "Farrow", "Grady", "Hathaway", "Ibarra", "Jansen", "Kovac", "Larkin", "Mbeki",
    "Norwood", "O'Dell", "Petrov", "Quigley", "Rourke", "Stanton", "Thorne", "Ueda", "Valdez", "Winslow", "Xiong",
    "Yates", "Zielinski", "Abernathy", "Becker", "Crane", "Dumont", "Ellery", "Fontaine", "Garza", "Hwang", "Ivers",
    "Jarvis", "Kimball", "Lomax", "Moran", "Nash", "Oakes", "Pell", "Rowe", "Sandoval",
];
const PLACE: [&str; 45] = [
    "Harbor", "Cedar", "Bluestem", "Northgate", "Silverline", "Juniper", "Foxglove", "Keystone", "Larkspur",
    "Meridian", "Old Mill", "Pinecrest", "Quarry Road", "Redwing", "Stonebridge", "Tamarack", "Underhill", "Vista",
    "Westbrook", "Yellowtail", "Amberly", "Birchwood", "Copperfield", "Dovetail", "Elmhurst", "Fairhaven", "Glenmoor",
    "Hollis", "Ironwood", "Jasper", "Kingfisher", "Lakeshore", "Maplewood", "Niño", "Orchard", "Prairie", "Quill",
    "Riverbend", "Sagebrush", "Thistle", "Café Aurora", "Vålberg", "Willow", "Zephyr", "Östra",
];
const TRADE: [&str; 15] = [
    "Dental Group", "Law Partners", "Logistics", "Family Medicine", "Architects, LLC", "Credit Union", "Manufacturing",
    "Insurance Agency", "Veterinary Clinic", "Builders, Inc.", "Accounting", "Foods", "Realty", "School District",
    "Nonprofit Alliance",
];

impl Desk {
    /// Technicians and days for so many tickets: a year and a dozen people, until that is too few.
    pub(super) fn size(tickets: usize) -> (usize, i32) {
        if tickets <= TICKETS_A_YEAR {
            return ((tickets / 250).clamp(2, 12), 365);
        }
        let years = (tickets as f64 / TICKETS_A_YEAR as f64).min(6.0 + tickets as f64 / 120_000.0).min(15.0);
        let technicians = (tickets as f64 / years / (TICKETS_A_YEAR as f64 / 12.0)).ceil() as usize;
        (technicians.max(12), (years * 365.25) as i32)
    }

    /// Invents the people and the companies.
    pub(super) fn new(technicians: usize, frame: &Frame) -> Self {
        let mut rng = frame.rng(1);
        let mut last: Vec<usize> = (0..LAST.len()).collect();
        rng.shuffle(&mut last);
        let mut spread: Vec<usize> = (0..technicians).collect();
        rng.shuffle(&mut spread);
        let mut resources: Vec<Resource> = (0..=technicians)
            .map(|index| {
                let part_time = index % 12 == 7;
                let level = spread.get(index).map_or(0.5, |&at| at as f64 / (technicians.max(2) - 1) as f64);
                Resource {
                    name: format!("{}, {}", LAST[last[index % LAST.len()]], FIRST[rng.below(FIRST.len())]),
                    role: Self::role(index),
                    weekly_hours: if part_time { 32 } else { 40 },
                    goal_hours: if part_time { 26 } else { 32 },
                    is_active: index < technicians,
                    utilization: 0.665 + 0.215 * level,
                    rounding: [0.1, 0.2, 0.1, 0.6, 0.15][rng.below(5)],
                    lateness: [0.15, 0.25, 0.2, 0.45][rng.below(4)],
                }
            })
            .collect();
        // Past the pool a last name comes again; the number keeps the names apart.
        for (index, resource) in resources.iter_mut().enumerate().skip(LAST.len()) {
            let round = index / LAST.len() + 1;
            resource.name.push_str(&format!(" {round}"));
        }
        Self { resources, technicians, companies: Self::companies(technicians, frame) }
    }

    fn role(index: usize) -> &'static str {
        match index % 12 {
            0..=5 => "Service Desk Technician",
            6..=9 => "Level II Technician",
            _ => "Project Engineer",
        }
    }

    fn companies(technicians: usize, frame: &Frame) -> Vec<Company> {
        let mut rng = frame.rng(2);
        let count = (45 * technicians / 12).clamp(8, 45);
        let mut places: Vec<usize> = (0..PLACE.len()).collect();
        rng.shuffle(&mut places);
        let mut companies = vec![Company {
            name: "Lantern Ridge IT".to_owned(),
            contract: "",
            weight: 9 * count as u32,
            strain: 1.0,
            endpoints: 30,
        }];
        for (index, &place) in places.iter().take(count).enumerate() {
            // Three companies call far more than their size explains.
            let is_noisy = matches!(index, 3 | 8 | 17);
            companies.push(Company {
                name: format!("{} {}", PLACE[place], TRADE[rng.below(TRADE.len())]),
                contract: match index % 11 {
                    4 => ON_DEMAND,
                    9 => PREPAID,
                    _ => MANAGED,
                },
                weight: 6_000 / (index as u32 + 7) * if is_noisy { 3 } else { 1 },
                strain: if is_noisy { 1.6 } else { 0.95 },
                endpoints: 1_000 / (index as u32 + 7) + rng.below(20) as u32,
            });
        }
        companies
    }

    /// Sets the endpoints so that a managed one costs about 0.23 hours of incidents a month.
    pub(super) fn count_endpoints(&mut self, tickets: &[Ticket], entries: &[Entry], frame: &Frame) {
        let from = (frame.today - 30) * DAY_MINUTES;
        let minutes: f64 = entries
            .iter()
            .filter(|entry| entry.start >= from)
            .filter_map(|entry| Some((entry, &tickets[entry.ticket? as usize])))
            .filter(|(_, ticket)| ticket.company > 0 && (ticket.kind as u8) <= Kind::Low as u8)
            .map(|(entry, _)| f64::from(entry.minutes))
            .sum();
        let parts: f64 = self.companies.iter().skip(1).map(|company| f64::from(company.endpoints)).sum();
        let each = (minutes / 60.0 / 0.23 / parts.max(1.0)).max(0.01);
        for company in self.companies.iter_mut().skip(1) {
            company.endpoints =
                if company.contract == ON_DEMAND { 0 } else { (f64::from(company.endpoints) * each).ceil() as u32 };
        }
    }
}
