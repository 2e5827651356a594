package project

import (
	"cmp"

	"casemaker/internal/figure"
)

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
	Lead     bool           // the one who is in post first
	WTE      *figure.Figure // as stated: for the model's births, or for the area itself
	Direct   *figure.Figure // share of time in direct work with families
	Notes    string
	Nations  map[string]PostIn // where a nation employs or pays it otherwise
}

// A PostIn is what a nation's own post differs in: what is empty is as elsewhere.
type PostIn struct{ Role, Employer, Scale, Band string }

// In is the post as a nation has it.
func (p Post) In(nation string) Post {
	differs, ok := p.Nations[nation]
	if !ok {
		return p
	}
	p.Role, p.Employer = cmp.Or(differs.Role, p.Role), cmp.Or(differs.Employer, p.Employer)
	p.Scale, p.Band = cmp.Or(differs.Scale, p.Scale), cmp.Or(differs.Band, p.Band)
	return p
}

// A TeamPost is what an area says otherwise of a post of the team model: what is nil or empty is as the model has it.
type TeamPost struct {
	WTE, Direct *figure.Figure
	Point       string
}

// With is the team with posts as an area says them.
func (t *Team) With(posts Named[TeamPost]) *Team {
	if len(posts.IDs) == 0 {
		return t
	}
	made := *t
	made.Posts = Named[Post]{}
	for id, post := range t.Posts.All() {
		said := posts.ByID[id]
		post.WTE, post.Direct, post.Point = cmp.Or(said.WTE, post.WTE), cmp.Or(said.Direct, post.Direct), cmp.Or(said.Point, post.Point)
		made.Posts.Put(id, post)
	}
	return &made
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

// A Scale is a set of bands, as published for the price year or with the award that takes them there.
type Scale struct {
	ID    string
	Name  string
	Year  string         // of the published table
	Award *figure.Figure // nil where the table is that of the price year
	Zoned bool           // whether high-cost supplements are paid on it
	Bands Named[*Band]
}

// A Band has its lowest and highest pay in the year of its scale.
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
