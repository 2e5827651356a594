package word_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/table"
	"casemaker/internal/word"
)

// everything is a document with each kind of block and inline.
func everything() []document.Block {
	text := func(s string) []document.Inline { return []document.Inline{&document.Text{Value: s}} }
	assumed := figure.Given("cost", "Cost", 613456, figure.Pounds, "", "x")
	assumed.Method = figure.Assumed
	costs := &table.Table{
		ID: "costs", Caption: "What it costs", Columns: []table.Column{{Heading: "Line"}, {Heading: "Amount", Number: true}},
		Rows: []table.Row{
			{Group: true, Cells: []table.Cell{table.Text("Pay")}},
			{ID: "row-1", Cells: []table.Cell{table.Text("Basic < pay & more"), table.Of(figure.Given("a", "", 367673, figure.Pounds, "", ""))}},
			{Cells: []table.Cell{table.List("one", "two"), table.Text("none")}},
			{Total: true, Cells: []table.Cell{table.Text("Total"), table.Of(assumed)}},
		},
		Notes: []string{"Prices of 2026/27."}, Sources: []string{"nhs", "unlisted"},
	}
	bars := &chart.Chart{ID: "chart-costs", Kind: chart.Bars, Title: "Pay is most of it", Subtitle: "Pounds a year", Label: "Line", Measure: "Amount", Alt: "Pay is 80%",
		Marks: []chart.Mark{{Label: "Pay", Value: figure.Given("p", "", 80, figure.Number, "", "")}, {Label: "Rooms", Value: figure.Given("r", "", 20, figure.Number, "", "")}}, Sources: []string{"nhs"}}
	curve := &chart.Chart{ID: "chart-births", Kind: chart.Line, Title: "Births fall", Alt: "From 900 to 800", XLabel: "Year", YLabel: "Births", Marks: []chart.Mark{
		{Value: figure.Given("x", "", 900, figure.Babies, "", ""), X: 2020, XText: "2020", Series: "s"}, {Value: figure.Given("y", "", 800, figure.Babies, "", ""), X: 2024, XText: "2024", Series: "s"}}}
	return []document.Block{
		&document.Heading{Level: 2, ID: "need", Number: "1", Text: text("Need")},
		&document.Paragraph{Text: []document.Inline{
			&document.Text{Value: "It costs "}, &document.Number{Figure: assumed, Text: "£613,456"}, &document.Citation{Number: 1, Source: "nhs"},
			&document.NoteCall{ID: "1", Number: 1, Use: 1}, &document.Break{}, &document.Strong{Text: text("strong")}, &document.Break{Hard: true},
			&document.Emphasis{Text: text("lean")}, &document.Struck{Text: text("gone")}, &document.CodeSpan{Text: "code"},
			&document.Link{URL: "https://example.org/?a=1&b=2", Title: "t", Text: text("out")}, &document.Link{URL: "#need", Text: text("here")}, &document.Link{URL: "toolkit:x", Text: text("nowhere")},
			&document.Term{ID: "icb", Text: text("ICB")},
		}},
		&document.List{Items: []document.Item{{Blocks: []document.Block{&document.Paragraph{Text: text("bullet")}, &document.List{Ordered: true, Start: 3, Items: []document.Item{{Blocks: []document.Block{&document.Paragraph{Text: text("three")}}}}}}}}},
		&document.Definitions{Items: []document.Definition{{ID: "term-a", Term: text("Term"), Meanings: [][]document.Block{{&document.Paragraph{Text: text("meaning")}}}}}},
		&document.Quote{Blocks: []document.Block{&document.Paragraph{Text: text("said")}}, By: text("A mother")},
		&document.Callout{Kind: "ask", Title: "What we ask", Blocks: []document.Block{&document.Paragraph{Text: text("decide")}}},
		&document.LangBlock{Lang: "cy", Blocks: []document.Block{&document.Paragraph{Text: text("Cymraeg ŵ")}}},
		&document.Code{Text: "a\nb\n"}, &document.Rule{},
		&document.Grid{Right: []bool{false, true}, Head: [][]document.Inline{text("Head"), text("N")}, Rows: [][][]document.Inline{{text("cell"), text("1")}}},
		&document.KeyFigures{Items: []document.KeyFigure{{Label: "Births", Text: "3,300", Figure: assumed, Detail: "2024, counted", Source: "nhs"}}},
		&document.Table{Table: costs}, &document.Chart{Chart: bars}, &document.Chart{Chart: curve}, &document.WhatIf{},
		&document.Notes{Items: []document.Note{{ID: "1", Number: 1, Uses: 1, Blocks: []document.Block{&document.Paragraph{Text: text("the note")}}}}},
		&document.References{Items: []document.Reference{{Number: 1, Source: "nhs", Text: text("NHS (2026). Pay.")}}},
	}
}

func sample() word.Document {
	return word.Document{
		Title: "Business case", Subtitle: "For a team", Area: "Exampleshire", Organisation: "A charity", Date: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), DateText: "24 November 2026",
		Version: "1.0", Status: "Draft", Cover: true, Contents: true, Page: "https://example.org/areas/x/", Notice: "Made up.", Blocks: everything(),
		Words: word.Words{
			Contents: "Contents", Page: "Page", Of: "of", PublishedBy: "Published by", Status: "Status", Version: "Version", Date: "Date",
			Online: "As a web page", Sources: "Sources:",
		},
	}
}

// partsOf unpacks a file and checks that every part of XML is well formed.
func partsOf(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") || strings.HasSuffix(f.Name, ".svg") {
			d := xml.NewDecoder(bytes.NewReader(data))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s is not well formed: %v", f.Name, err)
				}
			}
		}
	}
	return parts
}

func TestRender(t *testing.T) {
	file, err := word.Builtin().Render(sample())
	if err != nil {
		t.Fatal(err)
	}
	again, err := word.Builtin().Render(sample())
	if err != nil || !bytes.Equal(file, again) {
		t.Errorf("a second time gives other bytes (%v)", err)
	}
	parts := partsOf(t, file)
	body := parts["word/document.xml"]
	for _, want := range []string{
		`<w:pStyle w:val="Heading1"/>`, "Basic &lt; pay &amp; more", "£613,456", `<w:tblHeader/>`, `w:footnoteReference`, `descr="Pay is 80%"`, "Cymraeg ŵ",
		`<w:numPr>`, `TOC \o`, `<w:bookmarkStart`, `svgBlip`, "A charity",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
	if strings.Contains(body, "<w:p></w:p>") || strings.Contains(body, "{{") {
		t.Error("an empty paragraph or a placeholder is left")
	}
	if !strings.Contains(parts["word/footnotes.xml"], "the note") || !strings.Contains(parts["word/_rels/document.xml.rels"], "https://example.org/?a=1&amp;b=2") {
		t.Error("the note or the address of the link is missing")
	}
	if !strings.Contains(parts["docProps/core.xml"], "<dc:title>Business case – Exampleshire</dc:title>") {
		t.Errorf("properties are %s", parts["docProps/core.xml"])
	}
	if name := os.Getenv("WORD_SAMPLE"); name != "" {
		if err := os.WriteFile(name, file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// Every reference in the document leads somewhere.
	for _, attribute := range []string{"r:id=", "r:embed="} {
		for _, after := range strings.Split(body, attribute+`"`)[1:] {
			id, _, _ := strings.Cut(after, `"`)
			if !strings.Contains(parts["word/_rels/document.xml.rels"], `Id="`+id+`"`) {
				t.Errorf("nothing has the id %s", id)
			}
		}
	}
	for _, after := range strings.Split(body, `w:anchor="`)[1:] {
		name, _, _ := strings.Cut(after, `"`)
		if !strings.Contains(body, `w:name="`+name+`"`) {
			t.Errorf("nothing has the name %s", name)
		}
	}
}
