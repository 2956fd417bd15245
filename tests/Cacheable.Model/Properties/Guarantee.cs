namespace Cacheable.Model.Properties;

/// <summary>What must never break, as the README promises it.</summary>
internal enum Guarantee
{
    None = 0,

    /// <summary>A read of L2 that began after an invalidation ended Applied returned what that invalidation killed.</summary>
    RemoteRead = 1,

    /// <summary>A later caller on the instance that invalidated met the old value in L1 or in a flight.</summary>
    OwnInstance = 2,

    /// <summary>A caller on another instance met the old value in L1 or in a flight after the L1 lease.</summary>
    OtherInstance = 3,

    /// <summary>An instance that knew better returned what L2 held after it had lost data.</summary>
    LostData = 5,
}
