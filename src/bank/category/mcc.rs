//! From merchant category codes (ISO 18245) to categories.

use super::taxonomy::Category::{self, *};

/// Codes are four digits.
const CODES: usize = 10_000;

/// Codes from the first to the last, both included, and what is bought there. Codes that are not
/// listed are [`Category::Other`]. Ranges ascend and do not meet (checked when compiled).
///
/// The codes are the standard's; which category each belongs to is our own decision.
const RANGES: &[(u16, u16, Category)] = &[
    (742, 742, Pets),
    (763, 763, Groceries),
    (780, 780, HomeImprovement),
    (1520, 1799, HomeImprovement),
    (2741, 2791, Professional),
    (2842, 2842, Laundry),
    (3000, 3299, Flights),
    (3300, 3350, Flights),
    (3351, 3500, CarRental),
    (3501, 3999, Hotels),
    (4011, 4011, Shipping),
    (4111, 4112, Transit),
    (4119, 4119, Medical),
    (4121, 4121, Taxis),
    (4131, 4131, Transit),
    (4214, 4225, Shipping),
    (4411, 4411, Travel),
    (4457, 4468, Travel),
    (4511, 4511, Flights),
    (4582, 4582, Flights),
    (4722, 4723, Travel),
    (4784, 4784, Parking),
    (4789, 4789, Transport),
    (4812, 4821, Telecom),
    (4829, 4829, People),
    (4899, 4899, Telecom),
    (4900, 4900, Utilities),
    (5013, 5013, Car),
    (5021, 5021, Furniture),
    (5039, 5039, HomeImprovement),
    (5044, 5046, Electronics),
    (5047, 5047, Medical),
    (5051, 5051, HomeImprovement),
    (5065, 5065, Electronics),
    (5072, 5085, HomeImprovement),
    (5094, 5094, Gifts),
    (5099, 5099, Shopping),
    (5111, 5111, Books),
    (5122, 5122, Pharmacy),
    (5131, 5131, Hobbies),
    (5137, 5139, Clothing),
    (5169, 5169, Shopping),
    (5172, 5172, Fuel),
    (5192, 5192, Books),
    (5193, 5193, Gifts),
    (5198, 5198, HomeImprovement),
    (5199, 5199, Shopping),
    (5200, 5261, HomeImprovement),
    (5262, 5262, GeneralStores),
    (5271, 5271, Home),
    (5297, 5298, Groceries),
    (5300, 5300, Groceries),
    (5309, 5399, GeneralStores),
    (5411, 5499, Groceries),
    (5511, 5533, Car),
    (5541, 5542, Fuel),
    (5551, 5551, Hobbies),
    (5552, 5552, Fuel),
    (5561, 5571, Car),
    (5592, 5592, Car),
    (5598, 5599, Car),
    (5611, 5699, Clothing),
    (5712, 5722, Furniture),
    (5732, 5732, Electronics),
    (5733, 5733, Hobbies),
    (5734, 5734, Electronics),
    (5735, 5735, Hobbies),
    (5811, 5812, Restaurants),
    (5813, 5813, Bars),
    (5814, 5814, Restaurants),
    (5815, 5815, Subscriptions),
    (5816, 5816, Games),
    (5817, 5817, Electronics),
    (5818, 5818, Shopping),
    (5832, 5832, Hobbies),
    (5912, 5912, Pharmacy),
    (5921, 5921, Liquor),
    (5931, 5931, GeneralStores),
    (5932, 5932, Hobbies),
    (5933, 5935, GeneralStores),
    (5937, 5937, Hobbies),
    (5940, 5941, Hobbies),
    (5942, 5943, Books),
    (5944, 5944, Gifts),
    (5945, 5946, Hobbies),
    (5947, 5947, Gifts),
    (5948, 5948, Clothing),
    (5949, 5949, Hobbies),
    (5950, 5950, Furniture),
    (5960, 5960, Insurance),
    (5961, 5961, GeneralStores),
    (5962, 5962, Travel),
    (5963, 5967, GeneralStores),
    (5968, 5968, Subscriptions),
    (5969, 5969, GeneralStores),
    (5970, 5972, Hobbies),
    (5973, 5973, Giving),
    (5975, 5976, Medical),
    (5977, 5977, PersonalCare),
    (5978, 5978, Electronics),
    (5983, 5983, Utilities),
    (5992, 5992, Gifts),
    (5993, 5993, Liquor),
    (5994, 5994, Books),
    (5995, 5995, Pets),
    (5996, 5996, HomeImprovement),
    (5997, 5997, PersonalCare),
    (5998, 5998, HomeImprovement),
    (5999, 5999, Shopping),
    (6010, 6011, Cash),
    (6012, 6012, Money),
    (6050, 6051, Investments),
    (6211, 6211, Investments),
    (6300, 6399, Insurance),
    (6513, 6513, Rent),
    (6532, 6540, People),
    (7011, 7033, Hotels),
    (7210, 7217, Laundry),
    (7221, 7221, Professional),
    (7230, 7230, PersonalCare),
    (7251, 7251, Laundry),
    (7261, 7261, Services),
    (7273, 7273, Services),
    (7276, 7277, Professional),
    (7278, 7278, Subscriptions),
    (7296, 7296, Clothing),
    (7297, 7298, PersonalCare),
    (7299, 7299, Services),
    (7311, 7339, Professional),
    (7342, 7349, Services),
    (7361, 7361, Professional),
    (7372, 7372, Electronics),
    (7375, 7375, Professional),
    (7379, 7379, Electronics),
    (7392, 7393, Professional),
    (7394, 7394, Services),
    (7395, 7395, Professional),
    (7399, 7399, Professional),
    (7511, 7511, Fuel),
    (7512, 7513, CarRental),
    (7519, 7519, CarRental),
    (7523, 7523, Parking),
    (7531, 7549, Car),
    (7622, 7623, HomeImprovement),
    (7629, 7629, Electronics),
    (7631, 7631, Gifts),
    (7641, 7641, Furniture),
    (7692, 7699, HomeImprovement),
    (7800, 7802, Gambling),
    (7829, 7841, Events),
    (7911, 7911, Leisure),
    (7922, 7929, Events),
    (7932, 7933, Games),
    (7941, 7941, Events),
    (7991, 7991, Events),
    (7992, 7992, Leisure),
    (7993, 7994, Games),
    (7995, 7995, Gambling),
    (7996, 7996, Events),
    (7997, 7997, Fitness),
    (7998, 7998, Events),
    (7999, 7999, Leisure),
    (8011, 8099, Medical),
    (8111, 8111, Professional),
    (8211, 8299, Tuition),
    (8351, 8351, ChildCare),
    (8398, 8398, Giving),
    (8641, 8661, Giving),
    (8675, 8675, Car),
    (8699, 8699, Giving),
    (8734, 8999, Professional),
    (9211, 9211, Fines),
    (9222, 9223, Fines),
    (9311, 9311, Taxes),
    (9399, 9399, Government),
    (9402, 9402, Shipping),
    (9405, 9405, Government),
];

/// Codes under which all sorts of business trade: a known merchant says more than they do.
const VAGUE: &[u16] = &[
    4215, 4816, 4899, 5300, 5399, 5732, 5734, 5815, 5817, 5818, 5961, 5964, 5965, 5967, 5968, 5969,
    5999, 6012, 6051, 7299, 7372, 7375, 7399, 7999, 8299, 8999,
];

static TABLE: [Category; CODES] = table();

const fn table() -> [Category; CODES] {
    let mut table = [Other; CODES];
    let mut at = 0;
    let mut next = 0;
    while at < RANGES.len() {
        let (first, last, category) = RANGES[at];
        assert!(first >= next && first <= last, "the ranges ascend and do not meet");
        next = last + 1;
        let mut code = first;
        while code <= last {
            table[code as usize] = category;
            code += 1;
        }
        at += 1;
    }
    table
}

/// What is bought where `mcc` stands for.
pub(super) fn category_of(mcc: u16) -> Category {
    TABLE.get(usize::from(mcc)).copied().unwrap_or(Other)
}

/// Whether a known merchant says more than `mcc` does.
pub(super) fn is_vague(mcc: u16) -> bool {
    VAGUE.contains(&mcc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_category() {
        assert_eq!(category_of(5411), Groceries);
        assert_eq!(category_of(3350), Flights);
        assert_eq!(category_of(3351), CarRental);
        assert_eq!(category_of(3501), Hotels);
        assert_eq!(category_of(9999), Other);
        assert_eq!(category_of(u16::MAX), Other);
        assert_eq!(category_of(0), Other);
    }

    #[test]
    fn vague_codes_have_a_category_of_their_own_too() {
        for code in VAGUE {
            assert_ne!(category_of(*code), Other, "{code}");
        }
    }
}
