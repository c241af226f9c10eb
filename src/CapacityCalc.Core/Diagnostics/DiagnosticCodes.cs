namespace CapacityCalc.Core.Diagnostics;

/// <summary>Every diagnostic's stable code. Scripts may match on them, so a code is added, never renamed.</summary>
public static class DiagnosticCodes
{
    // Reading the text.
    public const string FileUnreadable = "file-unreadable";
    public const string FileTooLarge = "file-too-large";
    public const string InvalidEncoding = "invalid-encoding";
    public const string InvalidYaml = "invalid-yaml";
    public const string EmptyDocument = "empty-document";
    public const string NotAMap = "not-a-map";
    public const string DuplicateKey = "duplicate-key";
    public const string TooDeep = "too-deep";
    public const string TooManyNodes = "too-many-nodes";
    public const string AliasUnsupported = "alias-unsupported";
    public const string SeveralDocuments = "several-documents";
    public const string InvalidTable = "invalid-table";
    public const string InvalidPath = "invalid-path";
    public const string InvalidOption = "invalid-option";
    public const string InvalidSweep = "invalid-sweep";
    public const string FleetNotKept = "fleet-not-kept";
    public const string InvalidIncident = "invalid-incident";
    public const string TooManyErrors = "too-many-errors";
    public const string FileUnwritable = "file-unwritable";

    // Binding it to a scenario.
    public const string UnknownKey = "unknown-key";
    public const string UnknownKind = "unknown-kind";
    public const string UnknownModel = "unknown-model";
    public const string UnknownHardware = "unknown-hardware";
    public const string UnknownChoice = "unknown-choice";
    public const string MissingKey = "missing-key";
    public const string MissingValue = "missing-value";
    public const string ConflictingKeys = "conflicting-keys";
    public const string WrongShape = "wrong-shape";
    public const string InvalidQuantity = "invalid-quantity";
    public const string OutOfRange = "out-of-range";
    public const string InvalidRange = "invalid-range";
    public const string InvalidCorrelation = "invalid-correlation";
    public const string RangeCut = "range-cut";
    public const string InputsUncertain = "inputs-uncertain";
    public const string NothingUncertain = "nothing-uncertain";
    public const string WorldsImpossible = "worlds-impossible";
    public const string InvalidName = "invalid-name";
    public const string DuplicateStage = "duplicate-stage";

    // Judging the scenario.
    public const string KeepsMoreThanComesIn = "keeps-more-than-comes-in";
    public const string KeepsMoreThanFound = "keeps-more-than-found";
    public const string TooFewShards = "too-few-shards";
    public const string DoesNotFitMemory = "does-not-fit-memory";
    public const string NoAccelerator = "no-accelerator";
    public const string NoShapeFits = "no-shape-fits";
    public const string MemoryUnchecked = "memory-unchecked";
    public const string MoreWorkersThanCores = "more-workers-than-cores";
    public const string MoreWorkersThanAccelerators = "more-workers-than-accelerators";
    public const string HostsNotMultipleOfShards = "hosts-not-multiple-of-shards";
    public const string SplitDoesNotShorten = "split-does-not-shorten";
    public const string NoSpread = "no-spread";
    public const string ExtrapolatedTable = "extrapolated-table";
    public const string UnplacedModel = "unplaced-model";
    public const string MissingFigure = "missing-figure";
    public const string InvalidArchitecture = "invalid-architecture";
    public const string MeasuredElsewhere = "measured-elsewhere";
    public const string CalibratedElsewhere = "calibrated-elsewhere";
    public const string CalibrationFailed = "calibration-failed";
    public const string CalibrationMisfit = "calibration-misfit";
    public const string EfficiencyAbovePeak = "efficiency-above-peak";
    public const string InvalidQuality = "invalid-quality";
    public const string NoQuality = "no-quality";
    public const string NoQualityFloor = "no-quality-floor";
    public const string MixedMetrics = "mixed-metrics";
    public const string QualityCut = "quality-cut";
    public const string InvalidChoice = "invalid-choice";
    public const string DesignLeftOut = "design-left-out";
    public const string ChoiceOpen = "choice-open";
    public const string QualityBeyondTable = "quality-beyond-table";
    public const string UnusedModel = "unused-model";
    public const string UnusedShape = "unused-shape";
    public const string UnusedValue = "unused-value";

    // Judging the answer.
    public const string HedgingOverloads = "hedging-overloads";
    public const string BatchingWaits = "batching-waits";
    public const string Overloaded = "overloaded";
    public const string AboveUtilizationCeiling = "above-utilization-ceiling";
    public const string InaccurateTail = "inaccurate-tail";
    public const string NetworkExceeded = "network-exceeded";
    public const string HardwareByStage = "hardware-by-stage";
    public const string SearchTruncated = "search-truncated";
    public const string InServiceDiffers = "in-service-differs";
    public const string NoPrice = "no-price";
    public const string RuleNotHonoured = "rule-not-honoured";

    // Fitting measurements.
    public const string NoFitKind = "no-fit-kind";
    public const string MissingColumn = "missing-column";
    public const string WrongMeasurements = "wrong-measurements";
    public const string TooFewMeasurements = "too-few-measurements";
    public const string PoorFit = "poor-fit";
    public const string OutlyingMeasurements = "outlying-measurements";
    public const string ParameterHeld = "parameter-held";
    public const string QuantileBeyondSample = "quantile-beyond-sample";
    public const string DriftingRate = "drifting-rate";
    public const string CorrelatedArrivals = "correlated-arrivals";
    public const string CoarseTimestamps = "coarse-timestamps";

    // Judging a simulation.
    public const string Simulated = "simulated";
    public const string Interrupted = "interrupted";
    public const string PrecisionNotReached = "precision-not-reached";
    public const string NotSimulated = "not-simulated";
}
