namespace CapacityCalc.Core.Simulation;

/// <summary>Puts what leaves a step into the order of time: buckets of equal width, each sorted once nothing can come into it any more.</summary>
/// <param name="width">Of a bucket; about the time in which a thousand requests come.</param>
internal sealed class DepartureSorter(double width, IStep next)
{
    /// <summary>Buckets ahead of the watermark; what is later still waits in a list of its own.</summary>
    private const int Ring = 1024;

    private readonly List<Departure>?[] _buckets = new List<Departure>?[Ring];
    private readonly List<Departure> _later = [];

    /// <summary>Emptied buckets, the last on top: few are in use at a time, and those stay in the processor's cache.</summary>
    private readonly Stack<List<Departure>> _empty = new();
    private double[] _times = [];
    private long[] _tags = [];
    private int[] _places = [];
    private Departure[] _sorted = [];
    private long _first;

    public void Add(ReadOnlySpan<double> times, ReadOnlySpan<long> tags)
    {
        for (var i = 0; i < times.Length; i++)
        {
            Add(times[i], tags[i]);
        }
    }

    public void Add(double time, long tag)
    {
        var bucket = (long)Math.Min(time / width, long.MaxValue / 2);
        if (bucket < _first)
        {
            bucket = _first;
        }

        if (bucket - _first >= Ring)
        {
            _later.Add(new Departure(time, tag));
            return;
        }

        Put(bucket, new Departure(time, tag));
    }

    private void Put(long bucket, Departure departure) =>
        (_buckets[bucket & (Ring - 1)] ??= _empty.TryPop(out var empty) ? empty : []).Add(departure);

    /// <summary>Sends on everything in the buckets before the watermark.</summary>
    public void Flush(double watermark)
    {
        if (double.IsPositiveInfinity(watermark))
        {
            FlushAll();
            return;
        }

        var end = (long)Math.Min(watermark / width, long.MaxValue / 2);
        var count = 0;
        while (_first < end)
        {
            count = Collect(count, Math.Min(end, _first + Ring));
        }

        next.Push(new RequestBlock(_times.AsSpan(0, count), _tags.AsSpan(0, count), _first * width));
    }

    private void FlushAll()
    {
        var count = 0;
        while (true)
        {
            count = Collect(count, _first + Ring);
            if (_later.Count == 0)
            {
                break;
            }

            var least = double.MaxValue;
            foreach (var departure in _later)
            {
                least = Math.Min(least, departure.Time);
            }

            _first = Math.Max(_first, (long)Math.Min(least / width, long.MaxValue / 2));
            Reconsider();
        }

        _first = 0;
        next.Push(new RequestBlock(_times.AsSpan(0, count), _tags.AsSpan(0, count), double.PositiveInfinity));
    }

    /// <summary>Takes what is in the buckets up to one, at most a ring further, behind what was taken already.</summary>
    private int Collect(int count, long end)
    {
        for (; _first < end; _first++)
        {
            if (_buckets[_first & (Ring - 1)] is { Count: > 0 } bucket)
            {
                count = Sort(bucket, count);
                bucket.Clear();
                _buckets[_first & (Ring - 1)] = null;
                _empty.Push(bucket);
            }

            if ((_first + 1 & (Ring - 1)) == 0 && _later.Count > 0)
            {
                _first++;
                Reconsider();
                _first--;
            }
        }

        return count;
    }

    private void Reconsider()
    {
        var kept = 0;
        for (var i = 0; i < _later.Count; i++)
        {
            var departure = _later[i];
            var bucket = Math.Max(_first, (long)Math.Min(departure.Time / width, long.MaxValue / 2));
            if (bucket - _first < Ring)
            {
                Put(bucket, departure);
            }
            else
            {
                _later[kept++] = departure;
            }
        }

        _later.RemoveRange(kept, _later.Count - kept);
    }

    /// <summary>Sorts by counting into as many equal parts as there are departures, and inserting within a part.</summary>
    private int Sort(List<Departure> bucket, int at)
    {
        var count = bucket.Count;
        if (_times.Length < at + count)
        {
            Array.Resize(ref _times, (at + count) * 2);
            Array.Resize(ref _tags, (at + count) * 2);
        }

        if (_sorted.Length < count)
        {
            _sorted = new Departure[count * 2];
            _places = new int[(count * 2) + 2];
        }

        var departures = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bucket);
        var places = _places.AsSpan(0, count + 2);
        places.Clear();
        var (start, scale) = (_first * width, count / width);
        foreach (ref readonly var departure in departures)
        {
            places[Part(departure.Time, start, scale, count) + 2]++;
        }

        var crowded = 0;
        for (var part = 2; part < places.Length; part++)
        {
            crowded = Math.Max(crowded, places[part]);
            places[part] += places[part - 1];
        }

        var sorted = _sorted.AsSpan(0, count);
        foreach (ref readonly var departure in departures)
        {
            sorted[places[Part(departure.Time, start, scale, count) + 1]++] = departure;
        }

        if (crowded > MostInserted)
        {
            sorted.Sort();
        }
        else
        {
            Insert(sorted);
        }

        var times = _times.AsSpan(at, count);
        var tags = _tags.AsSpan(at, count);
        for (var i = 0; i < count; i++)
        {
            times[i] = sorted[i].Time;
            tags[i] = sorted[i].Tag;
        }

        return at + count;
    }

    /// <summary>In one part; beyond it inserting one by one takes longer than any sort.</summary>
    private const int MostInserted = 48;

    private static int Part(double time, double start, double scale, int count) => (int)Math.Clamp((time - start) * scale, 0, count - 1);

    private static void Insert(Span<Departure> departures)
    {
        for (var i = 1; i < departures.Length; i++)
        {
            var moved = departures[i];
            var j = i - 1;
            while (j >= 0 && moved.Time < departures[j].Time)
            {
                departures[j + 1] = departures[j];
                j--;
            }

            departures[j + 1] = moved;
        }
    }

    private readonly record struct Departure(double Time, long Tag) : IComparable<Departure>
    {
        public int CompareTo(Departure other)
        {
            var byTime = Time.CompareTo(other.Time);
            return byTime != 0 ? byTime : Tag.CompareTo(other.Tag);
        }
    }
}
