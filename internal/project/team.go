package project

import "casemaker/internal/figure"

// A Team is a list of posts for a stated number of births, which scales to an area.
type Team struct {
	ID         string
	Name       string
	Summary    string
	Births     *figure.Figure // the births a year that its posts are for
	Population *figure.Figure
	Posts      Named[Post]
	Source     string
}

// A Post is a role in a team.
type Post struct {
	ID       string
	Role     string
	Employer string // "nhs", "council" or "charity": sets pension and levy
	Scale    string // id of a scale of the pay table
	Band     string
	Point    string         // "entry", "midpoint" or "top"; empty means the model's
	NIBasis  string         // "shared" (a share of one person's post) or "standalone"
	WTE      *figure.Figure // as stated: for the model's births, or for the area itself
	Direct   *figure.Figure // share of time in direct work with families
	Notes    string
}

// A PayTable is the pay and on-costs of one nation for one price year.
type PayTable struct {
	ID        string
	Nation    string
	Year      string         // of the published tables, "2025/26"
	PriceYear string         // that the awards take them to, "2026/27"
	Hours     *figure.Figure // of a full-time NHS week
	Scales    Named[*Scale]
	Employers Named[*Employer]
	NIRate    *figure.Figure
	NIFrom    *figure.Figure // yearly pay from which National Insurance is due
	Zones     Named[*Zone]
}

// A Scale is a set of bands with the award that takes them to the price year.
type Scale struct {
	ID    string
	Name  string
	Award *figure.Figure
	Zoned bool // whether high-cost supplements are paid on it
	Bands Named[*Band]
}

// A Band has its lowest and highest pay in the published year.
type Band struct {
	ID         string
	Name       string // as printed: "Band 8c", "NJC points 31 to 35"
	Entry, Top *figure.Figure
}

// An Employer is a kind of employer with what it pays on top of salaries.
type Employer struct {
	ID          string
	Name        string
	Pension     *figure.Figure // what the employer pays
	PensionFull *figure.Figure // the full public cost
	Levy        *figure.Figure
}

// A Zone is a high-cost area supplement.
type Zone struct {
	ID                string
	Name              string
	Rate, Least, Most *figure.Figure
}
