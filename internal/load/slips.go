package load

import (
	"bytes"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"casemaker/internal/place"
)

// A slip is how people write a value that TOML writes in another way.
type slip struct {
	form *regexp.Regexp // of a line; its first group is where the value begins
	says func(value string) (what, write string)
}

// assigned is the beginning of a line that gives a key its value.
const assigned = `^[^=#"']*=\s*`

var slips = []slip{
	{regexp.MustCompile(assigned + `([“”„][^“”„"]*[“”„"]?|[‘’‚][^‘’‚']*[‘’‚']?)`), func(value string) (string, string) {
		return "the quotes are curly ones, which a word processor makes", `write straight ones: "` + strings.Trim(value, "“”„‘’‚\"'") + `"`
	}},
	{regexp.MustCompile(assigned + `"[^"]*[^"\\]([”“])\s*$`), func(string) (string, string) {
		return "the text begins with a straight quote and ends with a curly one", `write a straight one at its end: "`
	}},
	{regexp.MustCompile(assigned + `(\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4})\s*(?:#.*)?$`), func(value string) (string, string) {
		for _, form := range []string{"2/1/2006", "2.1.2006"} {
			if day, err := time.Parse(form, value); err == nil {
				return "a date is written year first", "write " + day.Format(time.DateOnly)
			}
		}
		return value + " is not a date", "write the year, the month and the day: 2026-11-24"
	}},
	{regexp.MustCompile(assigned + `(\d{1,2} [A-Z][a-z]+ \d{4})\s*(?:#.*)?$`), func(value string) (string, string) {
		for _, form := range []string{"2 January 2006", "2 Jan 2006"} {
			if day, err := time.Parse(form, value); err == nil {
				return "a date is written in numbers, year first", "write " + day.Format(time.DateOnly)
			}
		}
		return value + " is not a date", "write the year, the month and the day: 2026-11-24"
	}},
	{regexp.MustCompile(assigned + `(£?\s*[+-]?[\d,]*\d(?:\.\d+)?\s*%?)\s*(?:#.*)?$`), func(value string) (string, string) {
		number := asNumber(value)
		if number == "" || number == value {
			return "", ""
		}
		what := "a number is written without commas"
		switch {
		case strings.Contains(value, "£"):
			what = "an amount is written without the pound sign"
		case strings.Contains(value, "%"):
			what = "a share is written as a number from 0 to 1"
		}
		return what, "write " + number
	}},
}

// slipped is the problem of a line that TOML cannot be read from, where it is a slip that is known; ok is false where it is not.
func slipped(name string, text []byte, line int) (p place.Problem, ok bool) {
	lines := bytes.Split(text, []byte("\n"))
	if line < 1 || line > len(lines) {
		return p, false
	}
	for _, s := range slips {
		found := s.form.FindSubmatchIndex(lines[line-1])
		if found == nil {
			continue
		}
		what, write := s.says(strings.TrimSpace(string(lines[line-1][found[2]:found[3]])))
		if what == "" {
			continue
		}
		at := place.Position{File: name, Line: line, Column: 1 + utf8.RuneCount(lines[line-1][:found[2]])}
		return place.Problem{Position: at, Message: what, Remedy: write}, true
	}
	return p, false
}
