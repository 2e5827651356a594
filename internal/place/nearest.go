package place

import "strings"

// longestName is how many letters a name may have to be looked for: what is longer was meant as no name.
const longestName = 80

// Nearest returns the known name that is closest to name, or that name is the beginning of, if one is close enough to be
// what was meant. Where two are equally close, the first wins.
func Nearest(name string, known []string) (string, bool) {
	letters := len([]rune(name))
	if letters > longestName {
		return "", false
	}
	lower := strings.ToLower(name)
	best, least := "", 1+letters/3
	for _, k := range known {
		// Names whose lengths differ by more cannot be as near.
		if difference := len([]rune(k)) - letters; difference > least || -difference > least {
			continue
		}
		if d := Distance(lower, strings.ToLower(k)); d < least || d == least && best == "" {
			best, least = k, d
		}
	}
	for _, k := range known {
		if best == "" && len(name) > 2 && strings.HasPrefix(strings.ToLower(k), lower) {
			best = k
		}
	}
	return best, best != "" && best != name
}

// Meant returns a remedy that names the closest known name, or lists some of what there is.
func Meant(name string, known []string) string {
	if near, ok := Nearest(name, known); ok {
		return "did you mean " + quote(near) + "?"
	}
	if len(known) == 0 {
		return "there is none to name yet"
	}
	const most = 12
	text := "write one of "
	for i, k := range known {
		if i == most {
			return text + ", …"
		}
		if i > 0 {
			text += ", "
		}
		text += quote(k)
	}
	return text
}

func quote(s string) string { return `"` + s + `"` }

// Distance counts the letters to insert, delete, change or swap to make a into b.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
