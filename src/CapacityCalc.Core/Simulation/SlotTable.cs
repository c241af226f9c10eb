namespace CapacityCalc.Core.Simulation;

/// <summary>What a step must remember of the requests within it, each under a number that is used again once it is free.</summary>
internal sealed class SlotTable<T>
{
    private T[] _slots = new T[1024];
    private int[] _free = new int[1024];
    private int _freeCount;
    private int _used;

    public ref T this[long slot] => ref _slots[slot];

    public long Take(T value)
    {
        int slot;
        if (_freeCount > 0)
        {
            slot = _free[--_freeCount];
        }
        else
        {
            slot = _used++;
            if (slot == _slots.Length)
            {
                Array.Resize(ref _slots, slot * 2);
            }
        }

        _slots[slot] = value;
        return slot;
    }

    public void Free(long slot)
    {
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _freeCount * 2);
        }

        _free[_freeCount++] = (int)slot;
    }
}
