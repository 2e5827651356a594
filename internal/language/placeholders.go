package language

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// placeholders are where a message's arguments stand: %s, %d, or %[2]s for the second; %% is a percent sign.
var placeholders = regexp.MustCompile(`%(?:%|(?:\[([0-9]+)\])?[a-z])`)

// SamePlaceholders reports whether a text takes the arguments that its message gives, in whatever order.
func SamePlaceholders(message, text string) bool {
	return slices.Equal(arguments(message), arguments(text))
}

// arguments lists what a text takes: each argument's number and letter, sorted. A bare percent sign counts as one that no
// message gives.
func arguments(text string) []string {
	var all []string
	next := 1
	for _, found := range placeholders.FindAllStringSubmatch(text, -1) {
		if found[0] == "%%" {
			continue
		}
		if n, err := strconv.Atoi(found[1]); err == nil {
			next = n
		}
		all = append(all, strconv.Itoa(next)+found[0][len(found[0])-1:])
		next++
	}
	if strings.Contains(placeholders.ReplaceAllString(text, ""), "%") {
		all = append(all, "%")
	}
	slices.Sort(all)
	return all
}
