package site

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker/internal/place"
)

// Characters that no typeface has are named where they stand in the project's files; comments are left alone.
func TestMissingCharactersHaveTheirPlace(t *testing.T) {
	fsys := over(t, fstest.MapFS{
		"content/areas/leeds/brief/now.md": {Data: []byte("First.\n\nSee 漢字 and &#x1F600; here. שלום, λόγος and Łódź are drawn.\n\n| A |\n|---|\n| 🧸 🧸 |\n")},
		"data/areas/pair.toml": {Data: []byte("# 漢: nobody prints a comment\nname = \"Pair\" # nor 漢 this one\ncode = \"E08000999\"\nnation = \"england\"\nkind = \"council\"\nboundary = 2023-04-01\n" +
			"[milestone.kanji]\nname = \"Rest \\U0001F9F8 '# 漢'\"\nowner = 'The 漢 \\U0001F9F8'\nstart_month = 0\nfinish_month = 3\n")},
	}, nil)
	var problems place.List
	s := Open(fsys, &problems)
	if s == nil {
		problems.Print(os.Stderr)
		t.Fatal("the project does not load")
	}
	s.problems = &place.List{}
	if err := s.prepareFaces(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range s.problems.All() {
		if !p.Warning {
			t.Errorf("%v is not a warning", p)
		}
		place, _, _ := strings.Cut(p.String(), ";")
		got = append(got, strings.Replace(place, ": warning: the PDF’s typefaces lack ", " ", 1))
	}
	want := []string{
		`content/areas/leeds/brief/now.md:3:5 "漢字"`, `content/areas/leeds/brief/now.md:3:12 "😀"`, `content/areas/leeds/brief/now.md:7:3 "🧸 🧸"`,
		`data/areas/pair.toml:8:14 "🧸"`, `data/areas/pair.toml:8:28 "漢"`, `data/areas/pair.toml:9:14 "漢"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}

	// What stands in no file, such as the address given to the command, is named when it is drawn, and nothing twice.
	s.Project.Settings.BaseURL = "https://例.example/"
	s.problems = &place.List{}
	if _, err := s.Build(context.Background(), Options{Out: t.TempDir(), Areas: []string{"leeds", "pair"}, Only: []string{"pdf"}}); err != nil {
		t.Fatal(err)
	}
	all := slices.DeleteFunc(s.problems.All(), func(p place.Problem) bool { return !strings.Contains(p.Message, "typefaces") })
	if len(all) != 4 || all[0].File != "content/documents/brief.md" || !strings.Contains(all[0].Message, `"例"`) {
		t.Errorf("the build warns of %v, want 例 in each of four documents", all)
	}
}
