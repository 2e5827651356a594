package model_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// caseOf works out an area of this repository's own project.
func caseOf(t testing.TB, slug string) *model.Case {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	area, ok := p.AreaBySlug[slug]
	if !ok {
		t.Fatalf("there is no area %q", slug)
	}
	return model.Prepare(p).Case(area)
}

// workedExample is the table of docs/model.md: 3,300 births, population 280,000, a share of 0.24 in low-income families, no
// supplement, midpoint, 2026/27 prices. 132 families of 645.48 babies are 20.44989 %. Figures of one cell stand in the order of the ids before it; "same" is England's.
const workedExample = `
need.low need.reference need.mix need.high                    | 330 495 645.48 775.5                            | same | same | same
post.cluster_lead.total                                       | 36423                                           | 39667  | 42532  | 38913
post.locality_lead.total                                      | 92731                                           | 101003 | 108898 | 99079
post.specialist.total                                         | 136046                                          | 148217 | 156022 | 145387
post.mental_health_practitioner.total                         | 68023                                           | 74109  | 78010  | 72695
post.social_worker.total                                      | 60776                                           | 60776  | 60776  | 60331
post.administrator.total                                      | 37922                                           | 41344  | 44614  | 40548
post.family_support.total                                     | 39364                                           | same   | same   | same
cost.basic cost.national_insurance cost.pension cost.levy     | 367673 49653 52287 1672 | 372015 50303 80470 1692 | 393384 53509 81524 1799 | 366306 49448 78898 1665
cost.pay cost.non_pay                                         | 471285 62155                                    | 504480 62155 | 530216 62155 | 496317 62155
cost.direct cost.overhead                                     | 533440 80016                                    | 566635 84995 | 592371 88856 | 558472 83771
cost.recurrent cost.contingency cost.setup                    | 613456 30673 54320                              | 651630 32582 54320 | 681227 34061 54320 | 642243 32112 54320
team.wte team.direct_wte capacity.families                    | 7.33 4.30 132                                   | same | 7.33 4.30 127 | 7.33 4.30 132
cost.per_family cost.per_birth cost.per_head                  | 4647.39 185.90 2.19                             | 4936.59 197.46 2.33 | 5363.99 206.43 2.43 | 4865.48 194.62 2.29
coverage.reference coverage.mix gap.families                  | 26.7% 20.4% 513.48                              | same | 25.7% 19.7% 518.48 | same
year.0.cost year.1.cost year.4.cost appraisal.cost_5y         | 196798 613456 613456 2650622 | 206413 651630 651630 2812933 | 214496 681227 681227 2939404 | 204097 642243 642243 2773069
year.0.families year.1.families year.2.families               | 0.846 76.154 132                                | same | 0.814 73.269 127 | 0.846 76.154 132
appraisal.pv_cost appraisal.discounted_families appraisal.break_even_per_family | 2450070 431.735 5674.94 | 2599902 431.735 6021.99 | 2716697 415.381 6540.25 | 2563107 431.735 5936.76
need.central coverage.central capacity.year_0 cost.five_years | 645.48 20.4% 0.846 2650622                      | 645.48 20.4% 0.846 2812933 | 645.48 19.7% 0.814 2939404 | 645.48 20.4% 0.846 2773069
`

func TestWorkedExample(t *testing.T) {
	p := caseOf(t, "exampleshire").Project
	m := model.Prepare(p)
	for n, nation := range []string{"england", "wales", "scotland", "northern-ireland"} {
		a := made(p, 3300, 0.24, 280000, 0)
		a.Nation = nation
		c := m.Case(a)
		for line := range strings.Lines(workedExample) {
			cells := strings.Split(strings.TrimSpace(line), "|")
			if len(cells) != 5 {
				continue
			}
			cell := strings.TrimSpace(cells[1+n])
			if cell == "same" {
				cell = strings.TrimSpace(cells[1])
			}
			ids, values := strings.Fields(cells[0]), strings.Fields(cell)
			if len(ids) != len(values) {
				t.Fatalf("%s: %q", nation, line)
			}
			for i, id := range ids {
				if got := asWritten(t, c, id, values[i]); got != values[i] {
					t.Errorf("%s: %s = %s, want %s", nation, id, got, values[i])
				}
			}
		}
	}
}

// asWritten prints a figure with as many decimals as the table does, and a share in per cent.
func asWritten(t *testing.T, c *model.Case, id, like string) string {
	t.Helper()
	f, ok := c.Figure(id)
	if !ok {
		t.Errorf("%s is missing", id)
		return ""
	}
	value, sign := f.Value, ""
	if plain, ok := strings.CutSuffix(like, "%"); ok {
		value, sign, like = value*100, "%", plain
	}
	_, decimals, _ := strings.Cut(like, ".")
	step := []float64{1, 0.1, 0.01, 0.001}[len(decimals)]
	return strconv.FormatFloat(figure.RoundTo(value, step), 'f', len(decimals), 64) + sign
}

// The line below the table: inner London, 2,000 births.
func TestWorkedExampleInLondon(t *testing.T) {
	p := caseOf(t, "exampleshire").Project
	a := made(p, 2000, 0.24, 170000, 0)
	a.PayZone = "inner-london"
	c := model.Prepare(p).Case(a)
	for id, want := range map[string]string{
		"cost.supplement": "26634", "cost.pay": "321250", "cost.recurrent": "412827", "appraisal.break_even_per_family": "6303.20",
	} {
		if got := asWritten(t, c, id, want); got != want {
			t.Errorf("%s = %s, want %s", id, got, want)
		}
	}
}

// The shipped example is the one of the table.
func TestExampleshireIsTheWorkedExample(t *testing.T) {
	c := caseOf(t, "exampleshire")
	for id, want := range map[string]string{"births": "3300", "population": "280000", "low_income": "24%", "cost.recurrent": "613456"} {
		if got := asWritten(t, c, id, want); got != want {
			t.Errorf("%s = %s, want %s", id, got, want)
		}
	}
}

// docs/model.md prints the same table.
func TestModelPageHasTheWorkedExample(t *testing.T) {
	page, err := os.ReadFile("../../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(page), "## Worked example")
	if !found {
		t.Fatal("docs/model.md has no worked example")
	}
	table = strings.ReplaceAll(table, ",", "")
	for line := range strings.Lines(workedExample) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		for _, cell := range cells[min(1, len(cells)):] {
			for _, value := range strings.Fields(cell) {
				if value != "same" && !strings.Contains(table, value) {
					t.Errorf("docs/model.md lacks %s of %s", value, strings.TrimSpace(cells[0]))
				}
			}
		}
	}
}

// Every figure that a reader can meet says where it comes from: a source, or a working that ends in sources.
func TestEveryFigureAnswers(t *testing.T) {
	c := caseOf(t, "exampleshire")
	m := model.Prepare(c.Project)
	for _, slug := range []string{"exampleshire", "leeds", "greater-manchester", "cardiff", "glasgow-city", "belfast", "isles-of-scilly", "rutland", "westminster"} {
		c := m.Case(c.Project.AreaBySlug[slug])
		for _, f := range model.Reachable(c.Figures()) {
			switch {
			case f.Operation != figure.OpGiven:
			case f.Source == "":
				t.Errorf("%s: %s is given without a source", slug, f.ID)
			default:
				if _, ok := c.Project.Sources.Get(f.Source); !ok {
					t.Errorf("%s: %s cites the unknown source %q", slug, f.ID, f.Source)
				}
			}
			if f.Label == "" || strings.Contains(f.Label, "{") {
				t.Errorf("%s: %s has the label %q", slug, f.ID, f.Label)
			}
		}
	}
}

func TestPooledAreaSumsItsMembers(t *testing.T) {
	c := caseOf(t, "greater-manchester")
	if n := len(c.Members); n != 10 {
		t.Fatalf("Greater Manchester has %d members, want 10", n)
	}
	for _, id := range []string{"births", "population"} {
		sum := 0.0
		for _, m := range c.Members {
			given, ok := m.Area.Figures.Get(id)
			if !ok {
				t.Fatalf("%s has no %s", m.Area.Name, id)
			}
			sum += given.Value
		}
		if f, _ := c.Figure(id); f == nil || f.Value != sum || f.Operation != figure.OpAdd || len(f.Arguments) != 10 {
			t.Errorf("%s = %v, want the sum %v of ten members with its working", id, f, sum)
		}
	}
}

// A nation's posts are its own: in Northern Ireland the social worker is the trust's.
func TestPostsOfANation(t *testing.T) {
	c := caseOf(t, "belfast")
	i := slices.IndexFunc(c.Plan.Posts, func(p *model.PostCost) bool { return p.Post.ID == "social_worker" })
	if i < 0 {
		t.Fatal("there is no social worker")
	}
	if p := c.Plan.Posts[i]; p.Post.Scale != "afc" || p.Post.Band != "6" || p.Post.Employer != "nhs" {
		t.Errorf("the social worker is %s %s of %s, want afc 6 of nhs", p.Post.Scale, p.Post.Band, p.Post.Employer)
	}
	for nation, want := range map[string]float64{"england": 37.5, "scotland": 36} {
		table, _ := c.Project.Pay.Get(nation + "-2026")
		if table.Hours.Value != want {
			t.Errorf("%s: %v hours, want %v", nation, table.Hours.Value, want)
		}
	}
}
