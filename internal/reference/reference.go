// Package reference writes what can stand in data files for those who fill them: a page to read, JSON Schema for editors that
// complete and check as one types, and the configuration of a content management system that works on a git repository.
//
// All of it comes from the keys that reading asks for ([load.Keys]), so that it says what check will say.
package reference

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/load"
)

// Files lists the files of the keys, each once, in order.
func Files(keys []load.Key) []string {
	var files []string
	for _, k := range keys {
		if !slices.Contains(files, k.File) {
			files = append(files, k.File)
		}
	}
	return files
}

// Markdown writes the reference as a page.
func Markdown(keys []load.Key) string {
	var b strings.Builder
	b.WriteString("# Every key of every data file\n\n")
	b.WriteString("Written by `casemaker list keys --markdown` from the same lines of the program that check your files. A name in capitals is yours to\n")
	b.WriteString("choose (`NAME`), or that of an area, nation, language or year. A key in **bold** must be there where its table is. Tables of your file\n")
	b.WriteString("replace the built-in ones of the same name, and all others stay. Money is in pounds, time of posts in whole-time equivalents, and shares are\n")
	b.WriteString("numbers from 0 to 1. The messages of a language, such as captions and labels, are listed by `casemaker list words`.\n")
	for _, file := range Files(keys) {
		fmt.Fprintf(&b, "\n## %s\n", file)
		var tables []string
		of := map[string][]load.Key{}
		for _, k := range keys {
			if k.File != file || k.Type == load.TypeTable || k.IsMessage() {
				continue
			}
			if !slices.Contains(tables, k.Table) {
				tables = append(tables, k.Table)
			}
			of[k.Table] = append(of[k.Table], k)
		}
		for _, table := range tables {
			title := "At the top of the file"
			if table != "" {
				title = "`[" + table + "]`"
			}
			fmt.Fprintf(&b, "\n%s\n\n| Key | Holds | Example | What it is |\n|---|---|---|---|\n", title)
			for _, k := range of[table] {
				name := "`" + k.Name + "`"
				if k.Required {
					name = "**" + name + "**"
				}
				fmt.Fprintf(&b, "| %s | %s | `%s` | %s |\n", name, cell(Holds(k)), cell(Example(k)), cell(k.Means))
			}
		}
	}
	return b.String()
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// Holds says what a key may hold: its type, its range or its words.
func Holds(k load.Key) string {
	switch {
	case len(k.Choices) > 0:
		return "one of " + strings.Join(k.Choices, ", ")
	case k.Ranged && k.Most < 1e15 && k.Least > -1e15:
		return fmt.Sprintf("number from %s to %s", short(k.Least), short(k.Most))
	}
	return string(k.Type)
}

func short(n float64) string {
	if math.Abs(n) >= 1e15 {
		return strconv.FormatFloat(n, 'g', 3, 64)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// Example is a line that could stand in the file.
func Example(k load.Key) string {
	if k.Example != "" {
		return k.Example
	}
	switch {
	case k.Type == load.TypeNumber:
		return k.Name + " = " + short(k.Least)
	case k.Type == load.TypeTexts && len(k.Choices) > 0:
		return fmt.Sprintf("%s = [%q]", k.Name, k.Choices[0])
	case k.Type == load.TypeTexts:
		return k.Name + ` = ["…", "…"]`
	case len(k.Choices) > 0:
		return fmt.Sprintf("%s = %q", k.Name, k.Choices[0])
	}
	return k.Name + ` = "…"`
}
