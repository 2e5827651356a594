package web

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// own is this repository's project.
func own(t *testing.T) *project.Project {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	return p
}

// page writes a document for an area.
func page(t *testing.T, c *model.Case, text string) string {
	t.Helper()
	var problems place.List
	d := document.Parse("x.md", []byte(text), &problems)
	w := document.NewWordings(func(string) (*document.Document, bool) { return nil, false }).For(d, c, false)
	written, err := Prepare(w, Links{Root: "../../"}).Fill(compose.NewFilling(w, c), Extras{})
	if err != nil {
		t.Fatal(err)
	}
	return string(written.Parts[0].Body)
}

func TestHTML(t *testing.T) {
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
	for _, test := range []struct{ name, text, want string }{
		{"values are text", "{{ area.name }}: {{ births }} and {{ need.high | about }}.\n",
			`<p>Exampleshire: <a class="figure" href="#figure-births">3,300</a> and <a class="figure" href="#figure-need-high">about 780</a>.</p>` + "\n"},
		{"a value that opens a sentence has a capital", "Yes. {{ body.health }} pays.\n", "<p>Yes. The Exampleshire integrated care board (ICB) pays.</p>\n"},
		{"citations number themselves", "A [@madigan-2023] b [@pif-2024] c [@madigan-2023].\n",
			`<p>A <a class="cite" href="#ref-1" aria-label="Source 1">[1]</a> b <a class="cite" href="#ref-2" aria-label="Source 2">[2]</a> c <a class="cite" href="#ref-1" aria-label="Source 1">[1]</a>.</p>` + "\n"},
		{"links lead from the page", "[cost](document:business-case#cost) [other](area:leeds) [web](https://example.org/?a=1&b=2)\n",
			`<p><a href="business-case/index.html#cost">cost</a> <a href="../../areas/leeds/index.html">other</a> <a href="https://example.org/?a=1&amp;b=2">web</a></p>` + "\n"},
		{"words are escaped", "1 < 2 & \"x\"\n", "<p>1 &lt; 2 &amp; &#34;x&#34;</p>\n"},
		{"only what holds is shown", "::: when nation=\"wales\"\nCymru\n:::\n\n::: when has=\"births\"\nHere\n:::\n", "<p>Here</p>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _, _ := strings.Cut(page(t, c, test.text), pageOnly)
			if got != test.want {
				t.Errorf("page(%q) =\n%s\nwant\n%s", test.text, got, test.want)
			}
		})
	}
}

// What a document leads to and does not list itself stands at the end of its page, and nothing twice.
func TestPagesEndInWhatTheyLeadTo(t *testing.T) {
	p := own(t)
	c := model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
	const notes, references = "\n\n::: figure-notes\n:::\n", "\n\n::: references\n:::\n"
	for _, test := range []struct{ text, title string }{
		{"Words.", ""},
		{"{{ births }}.", "Figures and sources on this page"},
		{"Said [@pif-2024].", "Figures and sources on this page"},
		{"{{ births }}." + references, "Figures on this page"},
		{"{{ births }} [@pif-2024]." + notes + references, ""},
	} {
		got := page(t, c, test.text+"\n")
		if title := strings.Contains(got, `id="notes-here">`+test.title+"<"); title != (test.title != "") {
			t.Errorf("page(%q) ends in notes %t, want %q:\n%s", test.text, title, test.title, got)
		}
		for _, id := range []string{"figure-births", "ref-1"} {
			if led := strings.Contains(got, `href="#`+id+`"`); strings.Count(got, `id="`+id+`"`) != 1 && led {
				t.Errorf("page(%q) has %s %d times", test.text, id, strings.Count(got, `id="`+id+`"`))
			}
		}
	}
}

// A value may hold anything: it stays text, whatever Markdown or HTML would make of it.
func TestValuesAreNeverReadAgain(t *testing.T) {
	p := own(t)
	a := *p.AreaBySlug["exampleshire"]
	a.Name = "A <b>|* _x_ [y](z) {{ births }} & ::: note"
	c := model.Prepare(p).Case(&a)
	got := page(t, c, "| {{ area.name }} | b |\n|---|---|\n| *{{ area.name }}* | x |\n")
	const escaped = "A &lt;b&gt;|* _x_ [y](z) {{ births }} &amp; ::: note"
	if n := strings.Count(got, escaped); n != 2 {
		t.Errorf("the name stands %d times as text, want 2:\n%s", n, got)
	}
	if strings.Count(got, "<td") != 1 {
		t.Errorf("the bar in the name split a cell:\n%s", got)
	}
}

// evaluate works a figure of figures.json out again from its working.
func evaluate(t *testing.T, byID map[string]map[string]any, node any) float64 {
	t.Helper()
	if id, ok := node.(string); ok {
		f, known := byID[id]
		if !known {
			t.Fatalf("a working names %q, which is not in the file", id)
		}
		if f["working"] == nil {
			return f["value"].(float64)
		}
		if done, ok := f["worked out"].(float64); ok {
			return done
		}
		value := evaluate(t, byID, f["working"])
		f["worked out"] = value
		return value
	}
	n := node.(map[string]any)
	if value, ok := n["value"]; ok {
		return value.(float64)
	}
	var args []float64
	for _, a := range n["arguments"].([]any) {
		args = append(args, evaluate(t, byID, a))
	}
	result := args[0]
	for _, a := range args[1:] {
		switch n["operation"] {
		case "add":
			result += a
		case "subtract":
			result -= a
		case "multiply":
			result *= a
		case "divide":
			result /= a
		case "round":
			result = figure.RoundTo(result, a)
		case "min":
			result = min(result, a)
		case "max":
			result = max(result, a)
		case "power":
			base := result
			result = 1
			for range int(a) {
				result *= base
			}
		default:
			t.Fatalf("unknown operation %v", n["operation"])
		}
	}
	return result
}

// Every figure of every area comes out the same when its working is worked out again from figures.json alone.
func TestFiguresJSONWorksOut(t *testing.T) {
	p := own(t)
	m := model.Prepare(p)
	for _, a := range p.Areas {
		data, err := FiguresJSON(m.Case(a))
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Area    map[string]any
			Figures []map[string]any
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatalf("%s: %v", a.Slug, err)
		}
		byID := map[string]map[string]any{}
		for _, f := range file.Figures {
			if byID[f["id"].(string)] != nil {
				t.Errorf("%s: %s stands twice", a.Slug, f["id"])
			}
			byID[f["id"].(string)] = f
		}
		for id, f := range byID {
			if f["working"] == nil && f["source"] == nil {
				t.Errorf("%s: %s has neither source nor working", a.Slug, id)
			}
			if f["working"] == nil {
				continue
			}
			if got := evaluate(t, byID, f["working"]); got != f["value"] {
				t.Errorf("%s: %s works out to %v, want %v", a.Slug, id, got, f["value"])
			}
		}
	}
}

func TestCSVKeepsFormulasOut(t *testing.T) {
	table := &table.Table{ID: "x", Columns: []table.Column{{Heading: "=A"}, {Heading: "£", Number: true}}, Rows: []table.Row{
		{Cells: []table.Cell{table.Text("=1+1, \"x\""), table.Of(figure.Given("y", "y", 1234.4, figure.Pounds, "", ""))}},
	}}
	got, err := CSV(table)
	if want := "=A,£\n\"'=1+1, \"\"x\"\"\",1234\n"; err != nil || string(got) != want {
		t.Errorf("CSV = %q, %v, want %q", got, err, want)
	}
}
