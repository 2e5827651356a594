package imports

// Licences and publishers that several kinds share.
const (
	ogl  = "Open Government Licence v3.0"
	ons  = "Office for National Statistics"
	nrs  = "National Records of Scotland"
	dfe  = "Department for Education"
	dwp  = "Department for Work and Pensions"
	dhsc = "Department of Health and Social Care, Fingertips"
)

// Kinds are the layouts that can be read, the most particular first. In a heading, # stands for any digits, or none: the
// year that publishers write behind a name. The slice is never changed.
var Kinds = []*Kind{
	{
		ID: "ons-births", Title: "ONS, Births in England and Wales: birth registrations, Table 1", Seen: true, read: readONSBirths,
		Headings: [][]string{{"area of usual residence code"}, {"area of usual residence name"}, {"number of live births"}},
	},
	{
		ID: "ons-births-by-country", Title: "ONS, Births by parents’ country of birth, Table 6a", read: readBirthsByCountry,
		Headings: [][]string{
			{"area code", "area of usual residence of mother code", "area of usual residence code", "code"},
			{"area name", "area of usual residence of mother", "area of usual residence name", "area of usual residence", "name"},
			{"all live births", "total live births", "live births", "all births"},
		},
	},
	{
		ID: "nomis", Title: "Nomis, a CSV download", Any: true, read: readNomis,
		Headings: [][]string{{"date", "date_name"}, {"geography_code"}, {"geography_name"}, {"obs_value"}},
	},
	{
		ID: "ons-population", Title: "ONS, mid-year population estimates, MYE2", Seen: true, read: readMYE2,
		Headings: [][]string{{"code"}, {"name"}, {"geography"}, {"all ages"}, {"0"}, {"1"}},
	},
	{
		ID: "ons-components", Title: "ONS, mid-year population estimates, components of change (MYEB2)", read: readComponents,
		Headings: [][]string{
			{"ladcode#", "lad#code", "code"}, {"laname#", "lad#name", "name"}, {"sex"}, {"age"}, {"births_#"},
		},
	},
	{
		ID: "ons-population-long", Title: "ONS, mid-year population estimates, MYEB1", Seen: true, read: readMYEB1,
		Headings: [][]string{{"code"}, {"name"}, {"geography"}, {"sex"}, {"age"}},
	},
	{
		ID: "nrs-births", Title: "NRS, Monthly births in Scotland, Table 2", Seen: true, read: readNRSBirths,
		Headings: [][]string{{"year"}, {"month"}, {"local authority", "council area"}, {"births registered", "births"}},
	},
	{
		ID: "nisra", Title: "NISRA, open data (PxStat) CSV by local government district", read: readNISRA,
		Headings: [][]string{{"statistic label"}, {"year"}, {"lgd2014"}, {"local government district"}, {"value"}},
	},
	{
		ID: "explore", Title: "ONS, Explore Local Statistics, CSV", Seen: true, read: readExplore,
		Headings: [][]string{{"areacd"}, {"areanm"}, {"geography"}, {"indicator"}, {"period"}, {"observation"}},
	},
	{
		ID: "fingertips", Title: "OHID, Fingertips, CSV of indicator data", Seen: true, read: readFingertips,
		Headings: [][]string{{"indicator id"}, {"indicator name"}, {"area code"}, {"area name"}, {"area type"}, {"sex"}, {"category"}, {"time period"}, {"value"}},
	},
	{
		ID: "dfe", Title: "DfE, Explore Education Statistics, CSV", Seen: true, read: readDfE,
		Headings: [][]string{{"time_period"}, {"geographic_level"}, {"new_la_code"}, {"la_name"}},
	},
	{
		ID: "lait", Title: "DfE, Local authority interactive tool (LAIT), long table", Seen: true, read: readLAIT,
		Headings: [][]string{{"short desc"}, {"years"}, {"la and regions"}, {"values"}, {"la number"}},
	},
	{
		ID: "dwp-low-income", Title: "DWP, Children in low income families: local area statistics", read: readDWP,
		Headings: [][]string{{"local authority", "area name", "local authority name"}, {"area code", "local authority code", "code"}, {"percentage", "%", "percent of children", "percentage of children"}},
	},
	{
		ID: "deprivation", Title: "MHCLG, English indices of deprivation, File 10 or 11", read: readDeprivation,
		Headings: [][]string{
			{"ltla#_code", "utla#_code", "local authority district code (2024)", "upper tier local authority district code (2024)", "local authority code"},
			{"ltla#_name", "utla#_name", "local authority district name (2024)", "upper tier local authority district name (2024)", "local authority name"},
			{"imd_average_score", "imd - average score", "imd average score", "imd 2025 - average score"},
		},
	},
	{
		ID: "nhs-pay", Title: "NHS pay scales (Agenda for Change), a line for each point of a band", Seen: true, read: readPay,
		Headings: [][]string{
			{"nation", "country"}, {"pay_year", "pay year", "year"}, {"band", "pay band"}, {"point", "pay point", "step", "pay step"},
			{"salary", "annual salary", "full-time salary", "full time salary"},
		},
	},
	{
		ID: "plain", Title: "a plain CSV with the headings code, name, period and value", Any: true, Seen: true, read: readPlain,
		Headings: [][]string{{"code"}, {"name"}, {"period"}, {"value"}},
	},
}
