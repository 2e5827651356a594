package imports

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// notesInText are marks of footnotes: [note 1], [1], (r), ¹.
var notesInText = regexp.MustCompile(`(?i)\[(?:note )?[0-9a-z, ]{1,12}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+$`)

// heading is a heading as kinds spell it: small letters, single spaces, no marks of footnotes, underscores as they are.
func heading(cell string) string {
	cell = strings.TrimPrefix(cell, "\uFEFF")
	return strings.ToLower(strings.Join(strings.Fields(notesInText.ReplaceAllString(cell, " ")), " "))
}

// withheldMarks stand for values that publishers do not give: too small, confidential, missing, not applicable.
var withheldMarks = []string{"", "c", "[c]", "z", "[z]", "x", "[x]", "u", "[u]", "low", "[low]", "*", "**", "-", "–", "—", "..", ".", ":", "n/a", "na", "s", "[s]", "w", "[w]", "k", "supp", "suppressed", "#n/a", "null", "nan"}

// rounding marks may stand behind a number: provisional, revised, estimated, footnotes.
var afterNumber = regexp.MustCompile(`(?i)\s*(?:\[(?:note )?[0-9a-z, ]{1,12}\]|\([a-z]\)|[prebe]|[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+)$`)

// number reads a value as publishers print it; 12.5% is 0.125. withheld reports a mark in place of one.
func number(text string) (value float64, withheld bool, err error) {
	text = strings.TrimSpace(strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2212", "-", "−", "-").Replace(text))
	if slices.Contains(withheldMarks, strings.ToLower(text)) {
		return 0, true, nil
	}
	if strings.HasPrefix(text, "=") {
		return 0, false, fmt.Errorf("%q is a formula without its result; open the file in a spreadsheet and save it again", text)
	}
	plain := afterNumber.ReplaceAllString(text, "")
	percent := strings.HasSuffix(plain, "%")
	plain = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(plain, "£"), "%"))
	if !thousands(plain) {
		return 0, false, fmt.Errorf("%q is neither a number nor a mark for a value that is not given", text)
	}
	plain = strings.NewReplacer(",", "", " ", "").Replace(plain)
	value, err = strconv.ParseFloat(plain, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		return 0, false, fmt.Errorf("%q is neither a number nor a mark for a value that is not given", text)
	}
	if percent {
		value /= 100
	}
	return value, false, nil
}

var grouped = regexp.MustCompile(`^-?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$|^-?\.[0-9]+$`)

// thousands reports whether commas and spaces in a number stand only between thousands.
func thousands(text string) bool { return grouped.MatchString(text) }

var (
	fourDigits    = regexp.MustCompile(`\b(19[5-9][0-9]|20[0-9]{2})\b`)
	financialYear = regexp.MustCompile(`\b((?:19|20)[0-9]{2})\s?[-/–]\s?((?:19|20)?[0-9]{2})\b`)
	midYear       = regexp.MustCompile(`(?i)\bmid[- ]?((?:19|20)[0-9]{2})\b`)
	yearStart     = regexp.MustCompile(`^((?:19|20)[0-9]{2})-([0-9]{2})-[0-9]{2}(?:T[0-9:]+)?/P([0-9]+)([YM])$`)
	endingYear    = regexp.MustCompile(`(?i)\b(?:FYE|year ending)\s*(?:(?:31 )?march\s*)?((?:19|20)[0-9]{2})\b`)
)

// period is a publisher's period as area files have it, with the year that a series lists it under: "2024", "2024/25",
// "mid-2024". The text may be a code such as 202425, a range such as 2024-04-01/P1Y, or words.
func period(text string) (as string, year int, err error) {
	text = strings.TrimSpace(text)
	if m := yearStart.FindStringSubmatch(text); m != nil {
		year, _ = strconv.Atoi(m[1])
		switch {
		case m[3] == "1" && m[4] == "Y" && m[2] == "01":
			return m[1], year, nil
		case m[3] == "1" && m[4] == "Y":
			return fmt.Sprintf("%d/%02d", year, (year+1)%100), year + 1, nil
		case m[4] == "Y":
			span, _ := strconv.Atoi(m[3])
			return fmt.Sprintf("%d to %d", year, year+span-1), year + span - 1, nil
		}
	}
	if m := endingYear.FindStringSubmatch(text); m != nil {
		year, _ = strconv.Atoi(m[1])
		return fmt.Sprintf("%d/%02d", year-1, year%100), year, nil
	}
	if m := midYear.FindStringSubmatch(text); m != nil {
		year, _ = strconv.Atoi(m[1])
		return "mid-" + m[1], year, nil
	}
	if len(text) == 6 { // 202425, as the Department for Education writes 2024/25
		first, errFirst := strconv.Atoi(text[:4])
		second, errSecond := strconv.Atoi(text[4:])
		if errFirst == nil && errSecond == nil && second == (first+1)%100 {
			return fmt.Sprintf("%d/%02d", first, second), first + 1, nil
		}
	}
	if m := financialYear.FindStringSubmatch(text); m != nil {
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[2])
		if len(m[2]) == 2 {
			second += first / 100 * 100
		}
		if second == first+1 {
			return fmt.Sprintf("%d/%02d", first, second%100), second, nil
		}
		if second > first {
			return fmt.Sprintf("%d to %d", first, second), second, nil
		}
	}
	if all := fourDigits.FindAllString(text, -1); len(all) > 0 {
		last := all[len(all)-1]
		year, _ = strconv.Atoi(last)
		if text == last {
			return last, year, nil
		}
		return last, year, nil
	}
	return "", 0, fmt.Errorf("%q names no year", text)
}

// runTogether finds a year inside a word.
var runTogether = regexp.MustCompile(`(?:19[5-9][0-9]|20[0-9]{2})`)

// levelOf reads from an official code what it is of: K and E92 are nations, E12 regions; other letters are places.
func levelOf(code string) Level {
	switch {
	case strings.HasPrefix(code, "K0"), strings.HasPrefix(code, "J99"), strings.HasPrefix(code, "E92"), strings.HasPrefix(code, "W92"),
		strings.HasPrefix(code, "S92"), strings.HasPrefix(code, "N92"), strings.HasPrefix(code, "E12"), strings.HasPrefix(code, "E13"):
		return Total
	}
	return Place
}
