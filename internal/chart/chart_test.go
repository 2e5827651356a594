package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"casemaker/internal/figure"
)

func pounds(v float64) *figure.Figure { return figure.Given("", "", v, figure.Pounds, "", "") }
func babies(v float64) *figure.Figure { return figure.Given("", "", v, figure.Babies, "", "") }
func share(v float64) *figure.Figure  { return figure.Given("", "", v, figure.Share, "", "") }

// examples has a chart of every use the documents have.
func examples() []*Chart {
	need := &Chart{ID: "need", Kind: Range, Title: "A full team could see 17% to 40% of the babies likely to need help", Alt: "860 to 2,000 babies; the team sees 345 families.", Style: figure.Rounded, Marks: []Mark{
		{Label: "Babies likely to need help in a year, with the reference estimate", Low: babies(862), Value: babies(1293), High: babies(2025)},
		{Label: "Families a full team can see", Value: babies(345), Other: true},
	}}
	staffing := &Chart{ID: "staffing", Kind: Bars, Title: "Most of the cost is people", Marks: []Mark{
		{Label: "Cluster lead: clinical psychologist or psychotherapist", Value: pounds(94920)},
		{Label: "Early attachment specialists", Value: pounds(355082)},
		{Label: "Administrator", Value: pounds(98974), Other: true},
	}}
	cost := &Chart{ID: "cost", Kind: Stack, Title: "Cost by year", Marks: []Mark{
		{Series: "Year 1", Label: "Pay", Value: pounds(800000)}, {Series: "Year 1", Label: "Set-up, once", Value: pounds(125688)},
		{Series: "Year 2", Label: "Pay", Value: pounds(1229144)}, {Series: "Year 2", Label: "Non-pay and overhead", Value: pounds(343949)},
	}}
	funding := &Chart{ID: "funding", Kind: Stack, Title: "Who pays", Marks: []Mark{
		{Label: "NHS West Yorkshire ICB", Value: pounds(800000)}, {Label: "Leeds City Council", Value: pounds(500000)}, {Label: "Trusts and foundations", Value: pounds(20000)},
	}}
	coverage := &Chart{ID: "coverage", Kind: Line, Title: "Coverage grows with the team", XLabel: "Whole-time equivalents", YLabel: "Share of babies likely to need help", Style: figure.Percent}
	for wte := 0; wte <= 30; wte += 2 {
		coverage.Marks = append(coverage.Marks,
			Mark{Series: "Reference", X: float64(wte), XText: fmt.Sprint(wte), Value: share(float64(wte) / 72)},
			Mark{Series: "High", X: float64(wte), XText: fmt.Sprint(wte), Value: share(float64(wte) / 110)})
	}
	tornado := &Chart{ID: "tornado", Kind: Tornado, Title: "What moves the cost", Central: pounds(4560), Marks: []Mark{
		{Label: "Hours for one family (15 to 25)", Low: pounds(3420), High: pounds(5700), Text: "£3,420 to £5,700"},
		{Label: "Overhead", Low: pounds(4360), High: pounds(4760), Text: "£4,360 to £4,760"},
	}}
	even := &Chart{ID: "even", Kind: Line, Title: "Break-even", XLabel: "Families helped in a year", Central: figure.Given("", "Cost of a family", 4560, figure.Pounds, "", "")}
	for n := 50; n <= 350; n += 50 {
		even.Marks = append(even.Marks, Mark{Series: "Benefit needed for each family", X: float64(n), XText: fmt.Sprint(n), Value: pounds(1573093 / float64(n))})
	}
	flow := &Chart{ID: "flow", Kind: Flow, Title: "Theory of change", Steps: []Step{
		{Heading: "The problem", Boxes: []string{"Some babies and parents face difficulties in their relationship that are serious and do not pass by themselves.", "Universal services are not built for these difficulties."}},
		{Heading: "What teams do", Boxes: []string{"Therapy and support for babies together with their parents.", "Training for midwives and health visitors.", "Leadership.", "A fourth"}},
		{Heading: "Long term", Boxes: []string{"Fewer children need to come into care."}},
	}}
	gantt := &Chart{ID: "gantt", Kind: Timetable, Title: "From decision to a full team", Marks: []Mark{
		{Label: "Recruit the lead", Start: 0, End: 4, Text: "0 to 4"}, {Label: "See first families", Start: 6, End: 18, Text: "6 to 18"},
	}}
	hundred := &Chart{ID: "hundred", Kind: Hundred, Title: "In every 100 babies, 10 to 24 are likely to need help", Style: figure.Percent, Marks: []Mark{
		{Label: "A full team could see", Value: share(0.04), Other: true}, {Label: "Low estimate", Value: share(0.1)}, {Label: "Reference estimate", Value: share(0.15)}, {Label: "High estimate", Value: share(0.235)},
	}}
	return []*Chart{hundred, need, staffing, cost, funding, coverage, tornado, even, flow, gantt}
}

// recorder notes what is drawn.
type recorder struct {
	texts         []string
	right, bottom float64
	left, top     float64
	least         float64
}

func (r *recorder) see(x, y float64) {
	r.right, r.bottom = max(r.right, x), max(r.bottom, y)
	r.left, r.top = min(r.left, x), min(r.top, y)
}
func (r *recorder) Rect(x, y, w, h float64, _ Ink) { r.see(x, y); r.see(x+w, y+h) }
func (r *recorder) Polygon(points []Point, _ Ink) {
	for _, p := range points {
		r.see(p.X, p.Y)
	}
}
func (r *recorder) Polyline(points []Point, _ Stroke) { r.Polygon(points, "") }
func (r *recorder) Text(x, y float64, text string, size float64, bold bool, anchor Anchor, _ Ink) {
	r.texts = append(r.texts, text)
	width := measure(text, size, bold)
	switch anchor {
	case Middle:
		x -= width / 2
	case End:
		x -= width
	}
	r.see(x, y-size*0.7)
	r.see(x+width, y+size*0.2)
	r.least = min(r.least, size)
}

// Nothing is drawn beyond a picture's edges, and on a phone 320 pixels wide, where pages leave it 288, letters keep 11.
func TestPicturesStayInside(t *testing.T) {
	for _, f := range []Frame{Narrow, Wide, {Width: 471, Text: 10}, {Width: 700, Text: 12.5}} {
		for _, c := range examples() {
			p := Lay(c, f.Width, f.Text)
			r := &recorder{least: 100}
			p.Draw(r)
			const slack = 1
			if r.left < -slack || r.top < -slack || r.right > p.Width+slack || r.bottom > p.Height+slack {
				t.Errorf("%s in %v: drawn from (%.1f, %.1f) to (%.1f, %.1f), the picture is %.1f × %.1f", c.ID, f.Width, r.left, r.top, r.right, r.bottom, p.Width, p.Height)
			}
			if f == Narrow && r.least*288/f.Width < 11 {
				t.Errorf("%s: text of %.1f px at 288 px", c.ID, r.least*288/f.Width)
			}
		}
	}
}

func TestPicturesSayTheirFigures(t *testing.T) {
	want := map[string][]string{
		"hundred":  {"4%", "Low estimate", "24%", "High estimate"},
		"need":     {"860–2,000", "350"},
		"staffing": {"£94,920", "£355,082"},
		"cost":     {"Set-up, once £125,688"},
		"funding":  {"Leeds City Council £500,000", "1", "2"},
		"coverage": {"Reference: 42%"},
		"tornado":  {"£3,420 to £5,700", "£4,560"},
		"even":     {"Cost of a family £4,560"},
		"flow":     {"Leadership.", "Long term"},
		"gantt":    {"6 to 18"},
	}
	for _, c := range examples() {
		r := &recorder{}
		Lay(c, 471, 10).Draw(r)
		all := "\n" + strings.Join(r.texts, "\n") + "\n"
		for _, text := range want[c.ID] {
			if !strings.Contains(all, "\n"+text+"\n") {
				t.Errorf("%s says %q, want %q", c.ID, r.texts, text)
			}
		}
	}
}

func TestSVG(t *testing.T) {
	for _, c := range examples() {
		c.Title += ` & "<more>"`
		out := SVG(c, Narrow)
		if string(out) != string(SVG(c, Narrow)) {
			t.Errorf("%s: two runs differ", c.ID)
		}
		text := string(out)
		for _, want := range []string{`role="img"`, `aria-labelledby="` + c.ID + `-narrow-title ` + c.ID + `-narrow-desc"`, "<title id=", "<desc id=", `<g aria-hidden="true">`, `viewBox="0 0 300 `} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %s", c.ID, want)
			}
		}
		if strings.Contains(text, "style=") || c.Kind != Flow && !strings.Contains(text, `class="mark `) && !strings.Contains(text, `class="line mark`) {
			t.Errorf("%s has a style attribute or no marks: %s", c.ID, text)
		}
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s is not well formed: %v", c.ID, err)
				break
			}
		}
	}
}

func FuzzLay(f *testing.F) {
	f.Add("Label", 12.0, 5.0, 300.0, 12.0)
	f.Add(strings.Repeat("x", 4000), -3.0, 0.0, 20.0, 12.0)
	f.Fuzz(func(t *testing.T, text string, a, b, width, size float64) {
		if width < 1 || width > 5000 || size < 4 || size > 40 || len(text) > 5000 || a != a || b != b {
			t.Skip("not a picture")
		}
		for _, kind := range []Kind{Bars, Tornado, Timetable, Range, Stack, Line, Hundred, Flow} {
			c := &Chart{Kind: kind, Title: text, XLabel: text, Central: pounds(b), Steps: []Step{{text, []string{text, text}}}, Marks: []Mark{
				{Label: text, Series: text, Value: pounds(a), Low: pounds(a), High: pounds(b), X: a, XText: text},
				{Label: "other", Value: pounds(b), Low: pounds(b), High: pounds(b), X: b, XText: "x", Start: 2, End: 1},
			}}
			Lay(c, width, size).Draw(&recorder{})
		}
	})
}

// Squares are counted as people count: one for each whole part of a hundred, and one more where half of it is reached.
func TestHundredCountsSquares(t *testing.T) {
	for _, c := range []struct {
		shares []float64
		want   [5]int
	}{
		{[]float64{0.04, 0.1, 0.15, 0.235}, [5]int{4, 6, 5, 9, 76}},
		{[]float64{0.004, 0.1, 0.15, 0.2345}, [5]int{0, 10, 5, 8, 77}},
		{[]float64{0, 0, 0, 1}, [5]int{0, 0, 0, 100, 0}},
	} {
		b := &builder{chart: &Chart{}}
		for i, s := range c.shares {
			b.chart.Marks = append(b.chart.Marks, Mark{Value: share(s), Other: i == 0})
		}
		var got [5]int
		for i := range 100 {
			got[slices.Index(append(b.squares(), beyond), b.part(i, b.squares()))]++
		}
		if got != c.want {
			t.Errorf("squares of %v = %v, want %v", c.shares, got, c.want)
		}
	}
}
