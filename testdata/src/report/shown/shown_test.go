package shown

func badInATest() {}
