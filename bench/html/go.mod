module casemaker/bench/html

go 1.26.0

require (
	casemaker v0.0.0
	golang.org/x/net v0.62.0
)

require (
	github.com/BurntSushi/toml v1.6.0 // indirect
	github.com/yuin/goldmark v1.8.7 // indirect
	golang.org/x/text v0.44.0 // indirect
)

replace casemaker => ../..
