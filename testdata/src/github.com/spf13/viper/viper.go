package viper

type Viper struct{}

func BindEnv(input ...string) error { return nil }

func (v *Viper) GetString(key string) string { return "" }

func (v *Viper) IsSet(key string) bool { return false }
