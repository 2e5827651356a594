package workbook

import (
	"bytes"
	"os"
	"testing"

	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// shipped is the repository's own project.
func shipped(t testing.TB) *project.Project {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	return p
}

// BenchmarkWrite writes the workbook of an area: 400 of them should take less than ten seconds.
func BenchmarkWrite(b *testing.B) {
	p := shipped(b)
	c := model.Prepare(p).Case(p.AreaBySlug["leeds"])
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(c); err != nil {
			b.Fatal(err)
		}
	}
}

// write writes a workbook to a file.
func write(t testing.TB, c *model.Case, name string) {
	t.Helper()
	if c.Plan == nil {
		return
	}
	data, err := Write(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// The same case is the same bytes, and no larger than an e-mail bears.
func TestSameBytes(t *testing.T) {
	p := shipped(t)
	m := model.Prepare(p)
	for _, slug := range []string{"leeds", "hackney", "isles-of-scilly"} {
		c := m.Case(p.AreaBySlug[slug])
		if c.Plan == nil {
			continue
		}
		one, err := Write(c)
		if err != nil {
			t.Fatal(err)
		}
		two, err := Write(m.Case(p.AreaBySlug[slug]))
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: two workbooks of one case differ: %v", slug, err)
		}
		if len(one) > 150<<10 {
			t.Errorf("%s: the workbook has %d bytes, more than 150 KB", slug, len(one))
		}
	}
}
