package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// example is the area that stays: documents link to it.
const example = "exampleshire"

// elsewhere is a nation without areas in the comparison.
const elsewhere = "northern-ireland"

// makeProject copies a casemaker folder, with so many made-up areas in place of its own and the brief as their only
// document, and returns the areas' names. The copy is a program with that project built in.
func makeProject(from, to string, areas int) (slugs []string, err error) {
	out, err := exec.Command("git", "-C", from, "ls-files", "-z", "go.mod", "go.sum", "*.go", "content", "data", "templates", "internal").Output()
	if err != nil {
		return nil, fmt.Errorf("listing the files of %s: %w", from, err)
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		if path.Dir(name) == "data/areas" && name != "data/areas/"+example+".toml" || strings.HasPrefix(name, "bench/") || strings.HasPrefix(name, "content/areas/") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		if os.IsNotExist(err) {
			continue // deleted, and not yet committed
		}
		if err != nil {
			return nil, err
		}
		if path.Dir(name) == "content/documents" && path.Base(name) != "brief.md" {
			data = bytes.Replace(data, []byte("+++\n"), []byte("+++\nnations = [\""+elsewhere+"\"]\n"), 1)
		}
		if err := write(filepath.Join(to, name), data); err != nil {
			return nil, err
		}
	}
	for i := range areas {
		slug := fmt.Sprintf("area-%04d", i)
		slugs = append(slugs, slug)
		if err := write(filepath.Join(to, "data", "areas", slug+".toml"), madeUp(i)); err != nil {
			return nil, err
		}
	}
	return slugs, nil
}

// madeUp is the file of an area with a few figures of its own. Half state a low-income share.
func madeUp(i int) []byte {
	births := 500 + i*37%9000
	b := fmt.Appendf(nil, `name = "Area %d"
code = "E%08d"
nation = "england"
kind = "council"
region = "Region %d"
boundary = 2023-04-01

[figure.population]
value = %d
period = "mid-2020"
source = "ons-population-2020"

[figure.births]
value = %d
period = "2022"
source = "ons-births-2022"
series = { 2021 = %d, 2022 = %d }
`, i, 10000000+i, i%9, births*85, births, births+(i%3-1)*births/10, births)
	if i%2 == 0 {
		b = fmt.Appendf(b, `
[figure.low_income]
value = %.3f
period = "2022"
source = "ons-births-2022"
`, 0.1+float64(i%25)/100)
	}
	return b
}

func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}
