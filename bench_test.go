package casemaker_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/site"
)

// generated is the built-in project with so many made-up areas in place of its own.
func generated(tb testing.TB, areas int) fs.FS {
	tb.Helper()
	mine := fstest.MapFS{}
	for i := range areas {
		births := 500 + i*37%9000
		mine[fmt.Sprintf("data/areas/area-%04d.toml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `name = "Area %d"
code = "E%08d"
nation = "england"
kind = "council"
region = "Region %d"
boundary = 2023-04-01

[figure.population]
value = %d
period = "mid-2020"
source = "ons-population-2024"

[figure.births]
value = %d
period = "2022"
source = "ons-births-2022"
series = { 2021 = %d, 2022 = %d }
`, i, 10000000+i, i%9, births*85, births, births+20, births)}
	}
	// The worked example stays: documents link to it.
	example, err := fs.ReadFile(casemaker.Defaults(), "data/areas/exampleshire.toml")
	if err != nil {
		tb.Fatal(err)
	}
	mine["data/areas/exampleshire.toml"] = &fstest.MapFile{Data: example}
	return layer.FS{mine, withoutAreas{casemaker.Defaults()}}
}

// withoutAreas hides the areas of a project.
type withoutAreas struct{ fs.FS }

// Open implements [fs.FS].
func (w withoutAreas) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "data/areas") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.FS.Open(name)
}

// ReadDir implements [fs.ReadDirFS].
func (w withoutAreas) ReadDir(name string) ([]fs.DirEntry, error) {
	if strings.HasPrefix(name, "data/areas") {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return fs.ReadDir(w.FS, name)
}

// sizes is how many areas each benchmark of a build has. The usual ones only show that it runs.
var sizes = flag.String("areas", "10,50", "how many areas to build, as numbers with commas")

// BenchmarkBuild is a whole build, from files to files, of some areas. The time an area takes must not grow with their
// number.
//
//	go test -bench Build -benchtime 1x -run '^$' . -areas 20,200,2000
func BenchmarkBuild(b *testing.B) {
	for _, only := range [][]string{{"html", "json", "csv"}, nil} {
		name := "all"
		if only != nil {
			name = "without-pdf"
		}
		for _, size := range strings.Split(*sizes, ",") {
			areas, err := strconv.Atoi(size)
			if err != nil {
				b.Fatalf("-areas %s: %v", *sizes, err)
			}
			b.Run(fmt.Sprintf("%s/areas=%d", name, areas), func(b *testing.B) {
				files := generated(b, areas)
				b.ReportAllocs()
				for b.Loop() {
					var problems place.List
					s := site.Open(files, &problems)
					err := site.ErrProblems
					if s != nil {
						_, err = s.Build(context.Background(), site.Options{Out: b.TempDir(), Only: only})
					}
					if err != nil {
						var text strings.Builder
						problems.Print(&text)
						b.Fatal(err, text.String())
					}
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*areas), "µs/area")
			})
		}
	}
}

// BenchmarkRebuild is a build after one has been made: with nothing changed, and with the births of one area changed.
//
//	go test -bench Rebuild -run '^$' . -areas 220
func BenchmarkRebuild(b *testing.B) {
	for _, only := range [][]string{{"html", "json", "csv"}, nil} {
		name := "all"
		if only != nil {
			name = "without-papers"
		}
		for _, size := range strings.Split(*sizes, ",") {
			areas, err := strconv.Atoi(size)
			if err != nil {
				b.Fatalf("-areas %s: %v", *sizes, err)
			}
			files := generated(b, areas)
			o := site.Options{Out: b.TempDir(), Only: only, Program: "benchmark"}
			build := func(files fs.FS, made int) {
				var problems place.List
				report, err := site.Make(context.Background(), files, o, &problems)
				if err != nil {
					var text strings.Builder
					problems.Print(&text)
					b.Fatal(err, text.String())
				}
				if report.Made != made {
					b.Fatalf("%d areas made, want %d", report.Made, made)
				}
			}
			build(files, areas+1) // and the worked example
			b.Run(fmt.Sprintf("%s/areas=%d/unchanged", name, areas), func(b *testing.B) {
				for b.Loop() {
					build(files, 0)
				}
			})
			b.Run(fmt.Sprintf("%s/areas=%d/one-area", name, areas), func(b *testing.B) {
				const changed = "data/areas/area-0007.toml"
				text, err := fs.ReadFile(files, changed)
				if err != nil {
					b.Fatal(err)
				}
				for births := 700; b.Loop(); births++ {
					other := bytes.Replace(text, []byte("\n[figure.births]\nvalue = 759\n"), fmt.Appendf(nil, "\n[figure.births]\nvalue = %d\n", births), 1)
					if bytes.Equal(other, text) {
						b.Fatalf("%s has other births", changed)
					}
					build(layer.FS{fstest.MapFS{changed: {Data: other}}, files}, 1)
				}
			})
		}
	}
}
