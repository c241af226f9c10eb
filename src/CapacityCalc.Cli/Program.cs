using CapacityCalc.Cli;

return Application.Run(args, Terminal.OfProcess(), new Calculator());
