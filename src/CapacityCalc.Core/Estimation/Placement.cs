using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Places a stage's work on its hosts: how many shards memory requires, how many workers a host has, and whether it fits.</summary>
internal sealed class Placement(Stage stage, Work work, Corpus? corpus, Planning planning, DiagnosticBag bag)
{
    /// <summary>The place that asks for the most shards.</summary>
    private Room _binding;

    private double _most;

    private ModelMemory Memory => work.Model.Memory;

    private double CorpusBytes => corpus?.Bytes ?? 0;

    private bool IsExternal => work.Hosts.Mode == HostMode.External;

    /// <summary>The stage's shards, and the fewest that its memory allows.</summary>
    public (int Shards, int ForMemory) Shards()
    {
        var forMemory = IsExternal ? 1 : ShardsForMemory();
        if (work.Shards.Fixed is not { } given)
        {
            return (forMemory, forMemory);
        }

        if (given < forMemory)
        {
            bag.Error(
                DiagnosticCodes.TooFewShards,
                work.Places.Of(Work.ShardsParameter),
                $"stage '{stage.Name}' has {given} {(given == 1 ? "shard" : "shards")}, but its {Information.Dimension.Print(_binding.CutBytes)} need at least {forMemory} on {_binding.Places} of {Information.Dimension.Print(_binding.Bytes)} filled to {Ratio.Dimension.Print(planning.Memory)}",
                $"write 'shards: {forMemory}' or 'shards: auto', or choose hardware with more memory");
        }

        return (given, forMemory);
    }

    /// <summary>Tasks that one host runs at once.</summary>
    public int Workers()
    {
        var onAccelerator = work.Model.Common.Device == Device.Accelerator;
        if (onAccelerator && work.Hardware is { Accelerators: 0 } without && !IsExternal)
        {
            bag.Error(
                DiagnosticCodes.NoAccelerator,
                work.Places.Of(Work.HardwareParameter),
                $"stage '{stage.Name}' runs '{work.Model.Name}' on an accelerator, and {without.Name} has none",
                "choose hardware with an accelerator, such as g5.xlarge, or write 'device: cpu'");
        }

        if (work.Workers is { } given)
        {
            if (work.Model.Common.Device == Device.Cpu && !IsExternal && work.Hardware is { } host && (long)given * work.CoresPerTask > host.Cores)
            {
                bag.Warning(
                    DiagnosticCodes.MoreWorkersThanCores,
                    work.Places.Of(Work.WorkersParameter),
                    $"stage '{stage.Name}' has {given} workers of {work.CoresPerTask} {(work.CoresPerTask == 1 ? "core" : "cores")} on a host of {host.Cores} cores: a task's time is taken as if each had them to itself",
                    $"write at most 'workers: {Math.Max(1, host.Cores / work.CoresPerTask)}', or state the time that a task takes there");
            }

            if (onAccelerator && !IsExternal && work.Hardware is { Accelerators: > 0 and var accelerators } owner && given > accelerators)
            {
                AgainstSharing(owner, given);
            }

            return given;
        }

        if (work.Hardware is not { } shape || IsExternal)
        {
            return 1;
        }

        if (onAccelerator)
        {
            return Math.Max(1, shape.Accelerators);
        }

        if (work.CoresPerTask > shape.Cores)
        {
            bag.Error(
                DiagnosticCodes.OutOfRange,
                work.Places.Of(Work.CoresPerTaskParameter),
                $"stage '{stage.Name}' needs {work.CoresPerTask} cores a task, and {shape.Name} has {shape.Cores}",
                $"write at most 'cores_per_task: {shape.Cores}', or choose larger hardware");
        }

        return Math.Max(1, shape.Cores / work.CoresPerTask);
    }

    /// <summary>A time that follows from a whole accelerator is wrong on a part of one; a stated time may be that of a part.</summary>
    private void AgainstSharing(Shape shape, int workers)
    {
        var accelerators = $"{shape.Accelerators} {(shape.Accelerators == 1 ? "accelerator" : "accelerators")}";
        var message = $"stage '{stage.Name}' has {workers} workers on a host of {accelerators}: a task's time is taken as if each had one to itself";
        if (work.Model is ArchitectureModel)
        {
            bag.Error(
                DiagnosticCodes.MoreWorkersThanAccelerators,
                work.Places.Of(Work.WorkersParameter),
                message,
                $"write at most 'workers: {shape.Accelerators}', or serve several requests at once with 'batching'");
        }
        else
        {
            bag.Warning(
                DiagnosticCodes.MoreWorkersThanAccelerators,
                work.Places.Of(Work.WorkersParameter),
                message,
                $"write at most 'workers: {shape.Accelerators}', or state the time that a task takes where they share one");
        }
    }

    /// <summary>A given number of hosts is shared evenly by the shards.</summary>
    public void CheckHosts(int shards)
    {
        if (work.Hosts is not { Mode: HostMode.Given, Number: var hosts } || hosts % shards == 0)
        {
            return;
        }

        var below = hosts / shards * shards;
        bag.Error(
            DiagnosticCodes.HostsNotMultipleOfShards,
            work.Places.Of(Work.HostsParameter),
            $"stage '{stage.Name}' has {hosts} hosts for {shards} shards, which is not a multiple",
            below > 0 ? $"write 'hosts: {below}' or 'hosts: {(long)below + shards}'" : $"write at least 'hosts: {shards}'");
    }

    private int ShardsForMemory()
    {
        if (CorpusBytes + Memory.Bytes <= 0)
        {
            return 1;
        }

        if (work.Hardware is not { } shape)
        {
            return RequireMemory(CorpusBytes + Memory.CutBytes, CorpusBytes + Memory.Bytes, "no hardware", "memory: 64 GiB");
        }

        if (work.Model.Common.Device == Device.Cpu)
        {
            return ShardsOf(HostOf(shape, Memory.ReplicatedBytes, CorpusBytes + Memory.CutBytes));
        }

        // The host of an accelerator holds the corpus; every accelerator is a worker of its own, and holds a copy of the model and of its shard's part.
        var forHost = CorpusBytes > 0 ? ShardsOf(HostOf(shape, 0, CorpusBytes)) : 1;
        var forAccelerator = shape.Accelerators > 0 ? ShardsOf(AcceleratorOf(shape)) : 1;
        return Math.Max(forHost, forAccelerator);
    }

    /// <summary>A place that a stage's data has to fit.</summary>
    /// <param name="Name">Of one such place.</param>
    /// <param name="Places">What they are, as after "on".</param>
    /// <param name="Capacity">Its memory; null where unknown.</param>
    /// <param name="Unknown">What the hardware is without, where it is unknown.</param>
    /// <param name="Key">What would say it.</param>
    /// <param name="OwnBytes">That each holds whole.</param>
    /// <param name="CutBytes">That shards cut.</param>
    private readonly record struct Room(string Name, string Places, double? Capacity, string Unknown, string Key, double OwnBytes, double CutBytes)
    {
        public double Bytes => Capacity ?? 0;
    }

    private static Room HostOf(Shape shape, double ownBytes, double cutBytes) =>
        new(shape.Name == Shape.InlineName ? "a host" : shape.Name, "hosts", shape.MemoryBytes, "hardware without 'memory'", "memory: 64 GiB", ownBytes, cutBytes);

    private Room AcceleratorOf(Shape shape) =>
        new($"an accelerator of {shape.Name}", "accelerators", shape.AcceleratorMemoryBytes, "hardware without 'accelerator_memory'", "accelerator_memory: 40 GB", Memory.ReplicatedBytes, Memory.CutBytes);

    private int ShardsOf(Room room)
    {
        var (own, cut) = (room.OwnBytes, room.CutBytes);
        if (own + cut <= 0)
        {
            return 1;
        }

        if (room.Capacity is not { } bytes)
        {
            return RequireMemory(cut, own + cut, room.Unknown, room.Key);
        }

        var usable = (bytes * planning.Memory) - own;
        if (usable < 0 || (usable <= 0 && cut > 0))
        {
            DoesNotFit(room);
            return 1;
        }

        // The largest shard must fit, and it can be so much larger than the mean only among as many.
        var shards = cut > 0 ? Math.Max(Math.Ceiling((cut * work.Skew / usable) - Rounding), Math.Ceiling(work.Skew)) : 1;
        if (shards > Limits.Shards)
        {
            bag.Error(
                DiagnosticCodes.OutOfRange,
                work.Places.Of(Work.ShardsParameter),
                $"stage '{stage.Name}' needs {Count.Dimension.Print(shards)} shards for its {Information.Dimension.Print(cut)}; at most {Count.Dimension.Print(Limits.Shards)} can be planned",
                "mend 'corpus', or choose hardware with more memory");
            return 1;
        }

        if (_binding == default || shards > _most)
        {
            (_binding, _most) = (room, shards);
        }

        return Math.Max(1, (int)shards);
    }

    /// <summary>Rounding in a quotient of bytes does not buy a shard.</summary>
    private const double Rounding = 1e-9;

    private int RequireMemory(double cutBytes, double bytes, string reason, string key)
    {
        if (work.Shards.Fixed is null && cutBytes > 0)
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                work.Places.Of(Work.ShardsParameter),
                $"stage '{stage.Name}' asks for as many shards as memory requires, and has {reason}",
                $"name a shape of the catalogue, add '{key}' to the hardware, or state the shards");
        }
        else
        {
            bag.Warning(
                DiagnosticCodes.MemoryUnchecked,
                stage.Span,
                $"stage '{stage.Name}' holds {Information.Dimension.Print(bytes)} in memory, and has {reason}: whether it fits is not checked",
                $"name a shape of the catalogue, or add '{key}' to the hardware");
        }

        return 1;
    }

    private void DoesNotFit(Room room) => bag.Error(
        DiagnosticCodes.DoesNotFitMemory,
        work.Places.Of(Work.HardwareParameter),
        $"stage '{stage.Name}': the {Information.Dimension.Print(room.OwnBytes)} of '{work.Model.Name}' do not fit the {Information.Dimension.Print(room.Bytes)} of {room.Name} filled to {Ratio.Dimension.Print(planning.Memory)}",
        "choose hardware with more memory");
}
