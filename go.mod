module casemaker

go 1.26.0
