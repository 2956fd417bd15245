namespace Cacheable.Model.State;

/// <summary>How far a flight has come.</summary>
internal enum FlightPhase
{
    None = 0,

    /// <summary>Registered with its ticket; the read of L2 is on its way.</summary>
    ReadSent = 1,

    /// <summary>L2's value is on its way back.</summary>
    Hit = 2,

    /// <summary>L2 had no valid value; the request for the lease is on its way.</summary>
    LeaseSent = 3,

    /// <summary>The lease is on its way back, or held and not loaded under yet.</summary>
    Granted = 4,

    /// <summary>L2 could not be asked: to load without a lease.</summary>
    Unleased = 5,

    /// <summary>The source was read; the fill is on its way.</summary>
    FillSent = 6,

    /// <summary>The value is to be published in L1.</summary>
    Keeping = 7,
}
